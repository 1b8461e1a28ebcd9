/**
 * What an agent hands back. `action` and `rationale` are sentences for the person, `confidence` is 0 to 1,
 * `alternatives` what else was weighed. Effects are carried out by others; writers and readers have none.
 */
export type AgentResult<T> = {
  action: string
  rationale: string
  confidence: number
  alternatives: string[]
  data: T
  effects: []
}
