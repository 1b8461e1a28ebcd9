import { type LoopbackReceiver, startReceiver } from './loopback-receiver.ts'

export type SeenEvent = {
  event_id: string
  release?: string
  environment?: string
  fingerprint?: string[]
  exception?: { values: { type: string; value?: string; stacktrace?: { frames: { filename?: string }[] } }[] }
  user?: Record<string, unknown>
  tags?: Record<string, string>
  contexts?: { trace?: { trace_id: string } }
  [key: string]: unknown
}

export type SentryReceiver = AsyncDisposable &
  Pick<LoopbackReceiver, 'host' | 'received'> & { dsn: string; events(): SeenEvent[] }

/** Takes envelopes as Sentry does: a line of JSON for the envelope, then one for each item's head and one for its body. */
export async function startSentryReceiver(): Promise<SentryReceiver> {
  const receiver = await startReceiver()
  return {
    ...receiver,
    dsn: `http://publickey@${receiver.host}/42`,
    events: () =>
      receiver.received
        .filter(({ path }) => path.startsWith('/api/42/envelope/'))
        .flatMap(({ text }) => {
          const [, ...lines] = text.split('\n')
          return lines.flatMap((line, at) =>
            at % 2 === 0 && line !== '' && (JSON.parse(line) as { type: string }).type === 'event'
              ? [JSON.parse(lines[at + 1] ?? '{}') as SeenEvent]
              : [],
          )
        }),
  }
}
