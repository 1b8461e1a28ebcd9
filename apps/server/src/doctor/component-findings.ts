import type { Component, ComponentName } from '../health/component.ts'
import type { Finding } from './finding.ts'

/** What to do about a part that is not well. A part that is off is mentioned with what switches it on. */
const todos: Record<ComponentName, string> = {
  Database: 'start it, and check host, port, user and password in DATABASE_URL',
  Migrations: 'run npm run migrate (npm run dev and npm start do it themselves)',
  Worker: 'run npm start, or npm start -- --role worker',
  Queue: 'start a worker, or more of them; what hangs is under Admin',
  'Live updates': 'check that DATABASE_DIRECT_URL goes around the pooler',
  Storage: 'free some space, and check who owns the folder that DATA_DIR names',
  Model: 'set MODEL_PROVIDER',
  'Virus scanner': 'set CLAMAV_ADDRESS to a clamd that answers',
  Mail: 'set RESEND_API_KEY, or SMTP_URL to a mail server that lets you in, and MAIL_FROM',
  Tracing: 'set OTEL_EXPORTER_OTLP_ENDPOINT to a collector, to find what happened to a request',
  'Error tracking': 'set SENTRY_DSN to hear of errors before somebody writes',
}
/** A part that works in part may want something else than one that does not work. */
const todosInPart: Partial<Record<ComponentName, string>> = {
  Model: 'check that the provider is up, MODEL_BASE_URL and MODEL_API_KEY, and the quota of the account',
  Mail: 'add a webhook to /webhooks/resend at Resend (delivered, failed, bounced, suppressed, complained) and set RESEND_WEBHOOK_SECRET',
}

const levels = { ok: 'ok', off: 'off', degraded: 'warning', down: 'broken' } as const

/** The parts as the doctor says them. A model that answers is left to the settings, which know its price. */
export const componentFindings = (components: readonly Component[]): Finding[] =>
  components
    .filter(({ name, state }) => name !== 'Model' || state === 'degraded')
    .map(({ name, state, reason }) => ({
      level: levels[state],
      about: name,
      says: reason,
      todo: state === 'ok' ? null : (state === 'degraded' && todosInPart[name]) || todos[name],
    }))
