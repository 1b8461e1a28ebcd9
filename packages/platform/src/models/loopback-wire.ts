import { readFileSync } from 'node:fs'

/** Which of the three wire formats a request speaks, told by its path. */
export type WireFormat = 'openai-responses' | 'openai-chat' | 'anthropic-messages'

export type WireAnswer = {
  text: string
  /** The model declines; `text` is what it says instead. */
  isRefusal: boolean
  /** The answer ends at the token limit. */
  isTruncated: boolean
  usage: { inputTokens: number; outputTokens: number; cachedInputTokens: number }
}

type Event = Record<string, unknown>

/** The recorded events of a stream, one JSON body a line. */
function recorded(name: string): Event[] {
  const lines = readFileSync(new URL(`./fixtures/${name}.chunks.txt`, import.meta.url), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Event)
}

/** The first recorded event that has the key, as a copy to fill in. */
function templateOf(events: Event[], type: string, key = 'type'): Event {
  const found = events.find((event) => event[key] === type)
  if (found === undefined) throw new Error(`No recorded event ${type}`)
  return structuredClone(found)
}

function pieces(text: string): string[] {
  const size = Math.max(6, Math.ceil(text.length / 20))
  return text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? ['']
}

function withType(event: Event): string {
  return `event: ${String(event.type)}\ndata: ${JSON.stringify(event)}\n\n`
}

function anthropicMessages(answer: WireAnswer, isTool: boolean): string[] {
  const events = recorded(isTool ? 'anthropic-json-tool-1' : 'anthropic-text')
  const usage = {
    input_tokens: answer.usage.inputTokens - answer.usage.cachedInputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: answer.usage.cachedInputTokens,
  }
  const start = templateOf(events, 'message_start')
  start.message = { ...(start.message as Event), usage: { ...usage, output_tokens: 1 } }
  const end = templateOf(answer.isRefusal ? recorded('anthropic-refusal') : events, 'message_delta')
  end.usage = { ...usage, output_tokens: answer.usage.outputTokens }
  if (answer.isTruncated) end.delta = { stop_reason: 'max_tokens', stop_sequence: null }
  const deltas = answer.isRefusal
    ? []
    : pieces(answer.text).map((piece) => {
        const delta = isTool ? { type: 'input_json_delta', partial_json: piece } : { type: 'text_delta', text: piece }
        return { ...templateOf(events, 'content_block_delta'), delta }
      })
  const block = answer.isRefusal
    ? []
    : [templateOf(events, 'content_block_start'), ...deltas, templateOf(events, 'content_block_stop')]
  return [start, { type: 'ping' }, ...block, end, { type: 'message_stop' }].map(withType)
}

function openaiChat(answer: WireAnswer): string[] {
  const [first = {}] = recorded('openai-chat-text')
  const chunk = (delta: Event, finishReason: string | null) => ({
    ...first,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  })
  const usage = {
    prompt_tokens: answer.usage.inputTokens,
    completion_tokens: answer.usage.outputTokens,
    total_tokens: answer.usage.inputTokens + answer.usage.outputTokens,
    prompt_tokens_details: { cached_tokens: answer.usage.cachedInputTokens },
  }
  const deltas = pieces(answer.text).map((piece) =>
    chunk(answer.isRefusal ? { refusal: piece } : { content: piece }, null),
  )
  const events = [first, ...deltas, chunk({}, answer.isTruncated ? 'length' : 'stop'), { ...first, choices: [], usage }]
  return [...events.map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n']
}

/** No whole stream of this API was recorded: its frame is, and the text events follow OpenAI's reference (Responses, streaming events). */
function openaiResponses(answer: WireAnswer): string[] {
  const opening = recorded('openai-responses-openai-error-1').slice(0, 2)
  const base = opening[0]?.response as Event
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 }
  const part = answer.isRefusal
    ? { type: 'refusal', refusal: answer.text }
    : { type: 'output_text', text: answer.text, annotations: [], logprobs: [] }
  const item = { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [part] }
  const usage = {
    input_tokens: answer.usage.inputTokens,
    input_tokens_details: { cached_tokens: answer.usage.cachedInputTokens },
    output_tokens: answer.usage.outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: answer.usage.inputTokens + answer.usage.outputTokens,
  }
  const status = answer.isTruncated ? 'incomplete' : 'completed'
  const details = answer.isTruncated ? { reason: 'max_output_tokens' } : null
  const deltaType = answer.isRefusal ? 'response.refusal.delta' : 'response.output_text.delta'
  const events = [
    ...opening,
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', content: [] } },
    ...pieces(answer.text).map((delta) => ({ type: deltaType, ...place, delta })),
    ...(answer.isRefusal ? [{ type: 'response.refusal.done', ...place, refusal: answer.text }] : []),
    { type: 'response.output_item.done', output_index: 0, item },
    { type: `response.${status}`, response: { ...base, status, incomplete_details: details, output: [item], usage } },
  ]
  return events.map((event, index) => withType({ ...event, sequence_number: index }))
}

/**
 * An answer as the server-sent events of a provider, built on recorded streams.
 * @param isTool whether the request asked Anthropic for a forced `json` tool, as older models need
 */
export function wireEvents(format: WireFormat, answer: WireAnswer, isTool: boolean): string[] {
  if (format === 'anthropic-messages') return anthropicMessages(answer, isTool)
  return format === 'openai-chat' ? openaiChat(answer) : openaiResponses(answer)
}

/** The error body of a provider, as it comes with a 4xx or 5xx status. */
export function wireError(format: WireFormat, type: string, message: string): string {
  const error = { type, message }
  return JSON.stringify(
    format === 'anthropic-messages' ? { type: 'error', error } : { error: { ...error, param: null, code: type } },
  )
}
