import { createRequire } from 'node:module'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { reportError } from './errors/report-error.ts'
import { lineContext } from './telemetry/origin.ts'

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

/** Postgres quotes what it was given in errors about data (class 22), which may be what a person wrote. */
const withoutInput = (text: string, code = ''): string =>
  /^22[0-9A-Z]{3}$/.test(code) ? text.replace(/"[^"]*"/g, '"…"') : text

/**
 * What a log keeps of an error. Libraries hang whole objects on theirs (pg: the client, with its connection settings),
 * which would carry secrets along.
 */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    message: withoutInput(error.message, code),
    code,
    stack: error.stack && withoutInput(error.stack, code),
    ...(error.cause ? { cause: plainError(error.cause) } : {}),
  }
}

/** pino's number for `error`. */
const errorLevel = 50

/** What is logged as an error goes to error tracking too, if there is one: by the line's words, which are always ours. */
function track(first: unknown, message: unknown): void {
  if (typeof first !== 'object' || first === null || !('err' in first)) return
  reportError(first.err, { ...first, what: typeof message === 'string' ? message : 'error' })
}

/**
 * JSON lines on stdout; one readable line each in development. Log ids, never what a person wrote. Each line says which
 * trace, request or task it belongs to.
 */
export function createLogger(settings: { name: string; level: string; isReadable: boolean }): Logger {
  const options: LoggerOptions = {
    name: settings.name,
    level: settings.level,
    serializers: { err: plainError },
    mixin: lineContext,
    hooks: {
      logMethod(args, method, level) {
        if (level >= errorLevel) track(args[0], args[1])
        method.apply(this, args)
      },
    },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  }
  return settings.isReadable ? pino(options, readable()) : pino(options)
}

/** Loaded only where a person watches: it is no part of what runs in production. */
function readable(): DestinationStream {
  const pretty = createRequire(import.meta.url)('pino-pretty') as (options: object) => DestinationStream
  return pretty({ ignore: 'pid,hostname,name', translateTime: 'HH:MM:ss', messageFormat: '{name}: {msg}', sync: true })
}
