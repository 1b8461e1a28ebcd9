import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Keys whose values never reach a log line, wherever they stand. */
const secretKeys = [
  'password',
  'accessToken',
  'refreshToken',
  'token',
  'authorization',
  'cookie',
  'apiKey',
  'text',
  'body',
  'content',
  'prompt',
]

/**
 * What a log keeps of an error. Libraries hang whole objects on theirs (pg: the client, with its connection settings),
 * which would carry secrets along.
 */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    message: error.message,
    code,
    stack: error.stack,
    ...(error.cause ? { cause: plainError(error.cause) } : {}),
  }
}

/** JSON lines on stdout; one readable line each in development. Log ids, never what a person wrote. */
export function createLogger(settings: { name: string; level: string; isReadable: boolean }): Logger {
  return pino({
    name: settings.name,
    level: settings.level,
    serializers: { err: plainError },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    ...(settings.isReadable
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname,name', translateTime: 'HH:MM:ss', messageFormat: '{name}: {msg}' },
          },
        }
      : {}),
  })
}
