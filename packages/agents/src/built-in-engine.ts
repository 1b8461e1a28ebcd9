import type { MadeBy } from '@jobpilot/schemas/fields'

/** How results of the rule-based engine are signed. */
export function builtInEngine(fallbackReason: string | undefined): MadeBy {
  return { engine: 'built-in', version: '1', ...(fallbackReason === undefined ? {} : { fallbackReason }) }
}
