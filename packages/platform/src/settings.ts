import * as z from 'zod'
import { flag } from './env.ts'
import type { MailConfig } from './mail/open-mail.ts'
import { parseSmtpUrl } from './mail/smtp-url.ts'
import type { ModelConfig } from './models/model-port.ts'
import type { S3Config } from './storage/s3-storage.ts'

/** Sentry's address of a project: the key in place of a user, the project's number at the end. */
const dsn = (what: string) =>
  z
    .string()
    .regex(/^https?:\/\/\w+@[^/@]+(\/\S*)?\/\d+$/, "must be a project's DSN, https://KEY@HOST/PROJECT")
    .optional()
    .describe(what)

/** Settings that server and worker share, with what each is for. */
export const sharedSettings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production').describe('which form is running'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .describe('the Postgres to use'),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('a login that owns the tables, for migrations and the queue; unset: DATABASE_URL'),
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('the same Postgres without a pooler between, for LISTEN and the queue'),
  DATABASE_PREPARED: flag
    .optional()
    .describe(
      'keep prepared statements; unset: yes, unless DATABASE_DIRECT_URL says that a pooler stands before DATABASE_URL',
    ),
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('a read replica for what may be a moment old; unset: DATABASE_URL'),
  DATA_DIR: z.string().default('.data').describe('folder for uploaded files and local keys'),
  S3_BUCKET: z.string().min(3).optional().describe('bucket for uploaded files; unset: files stay in DATA_DIR'),
  S3_REGION: z.string().min(1).default('us-east-1').describe("the bucket's region"),
  S3_ENDPOINT: z.url().optional().describe('address of an S3-compatible store, e.g. MinIO; unset: Amazon'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('key to the bucket; needed with S3_BUCKET'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('its secret; needed with S3_BUCKET'),
  CLAMAV_ADDRESS: z
    .string()
    .regex(/^(\S+:\d+|\/\S+)$/, 'must be host:port or the path of a socket')
    .optional()
    .describe('where clamd listens; unset: files are not scanned for viruses'),
  CLAMAV_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(25 * 1024 * 1024)
    .describe("clamd's StreamMaxLength: a larger file gets no verdict"),
  SCAN_NOT_SCANNED: z
    .enum(['accept', 'refuse'])
    .default('accept')
    .describe('files while no scanner is set: read them, marked "not scanned", or refuse them'),
  SCAN_SCANNER_DOWN: z
    .enum(['wait', 'accept'])
    .default('wait')
    .describe('files the scanner gives no verdict on: keep them closed until it does, or read them'),
  SCAN_INFECTED: z
    .enum(['keep', 'remove'])
    .default('keep')
    .describe('files with a finding are never read: keep them in quarantine, to be looked at again, or remove them'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('how much is logged; silent keeps errors from error tracking, too'),
  MODEL_PROVIDER: z
    .enum(['openai', 'anthropic', 'openai-compatible'])
    .optional()
    .describe('who answers model calls; unset: the built-in engine does every step'),
  MODEL_API_KEY: z.string().min(1).optional().describe('key for the model provider'),
  MODEL_BASE_URL: z
    .url()
    .optional()
    .describe('address of an OpenAI-compatible endpoint, or another address for the provider'),
  MODEL_FAST: z.string().min(1).optional().describe('model for reading'),
  MODEL_QUALITY: z.string().min(1).optional().describe('model for writing'),
  MODEL_PRICE_INPUT: z.coerce
    .number()
    .min(0)
    .optional()
    .describe('USD per million input tokens, for a model without a listed price'),
  MODEL_PRICE_OUTPUT: z.coerce
    .number()
    .min(0)
    .optional()
    .describe('USD per million output tokens, for a model without a listed price'),
  MODEL_MONTHLY_LIMIT_USD: z.coerce
    .number()
    .min(0)
    .max(10_000)
    .default(6)
    .describe('model budget per person and month'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('where browsers reach JobPilot, for links in e-mails too; unset: http://localhost and the port'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('port to listen on'),
  RESEND_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('key to send e-mails through Resend; comes before SMTP_URL when both are set'),
  RESEND_API_URL: z.url().optional().describe("another address for Resend's API"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
    .optional()
    .describe(
      'mail server, e.g. smtp://user:password@host:587; unset, and no Resend: e-mails stay in a mailbox of this instance',
    ),
  MAIL_FROM: z.email().optional().describe('address e-mails are sent from; needed with RESEND_API_KEY or SMTP_URL'),
  ADZUNA_APP_ID: z.string().min(1).optional().describe('id of an Adzuna application, to search openings there'),
  ADZUNA_APP_KEY: z.string().min(1).optional().describe('its key; needed with ADZUNA_APP_ID'),
  JSEARCH_API_KEY: z.string().min(1).optional().describe('RapidAPI key for JSearch, to search openings there'),
  USAJOBS_API_KEY: z.string().min(1).optional().describe('key to USAJOBS, to search openings of the US government'),
  USAJOBS_EMAIL: z.email().optional().describe('the address USAJOBS gave the key to; needed with USAJOBS_API_KEY'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'where traces and figures go, an OTLP/HTTP collector, e.g. http://localhost:4318; unset: nothing is sent',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(
      /^[^=,]+=([^,%]|%[\da-f]{2})*(,[^=,]+=([^,%]|%[\da-f]{2})*)*$/i,
      'must be key=value,key=value, percent-encoded',
    )
    .optional()
    .describe("sent with each export, e.g. the collector's key: key=value,key=value"),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'console', 'none'])
    .optional()
    .describe('console writes each trace as a tree, for development; unset: otlp once there is an endpoint'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1).describe('share of traces that are recorded'),
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce
    .number()
    .int()
    .min(100)
    .default(60_000)
    .describe('milliseconds between two exports of figures'),
  SENTRY_DSN: dsn('where unexpected errors of server and worker go, without personal data; unset: only to the log'),
  SENTRY_WEB_DSN: dsn('where faults of the page go, readable by everybody; unset: nowhere'),
  SENTRY_ENVIRONMENT: z.string().min(1).optional().describe('name of this instance in error tracking; unset: NODE_ENV'),
  SENTRY_RELEASE: z
    .string()
    .regex(/^\S+$/, 'must hold no space')
    .optional()
    .describe('name of what runs, as its source maps were uploaded; unset: jobpilot@ and the version'),
  FETCH_ALLOWED_TEST_HOSTS: z
    .string()
    .optional()
    .describe('loopback hosts that tests may fetch, host:port, comma-separated; only with NODE_ENV=test'),
})
export type SharedSettings = z.infer<typeof sharedSettings>

/** The keys of sources of openings that need one, by the names their adapters know. */
export const sourceKeysOf = ({
  ADZUNA_APP_ID,
  ADZUNA_APP_KEY,
  JSEARCH_API_KEY,
  USAJOBS_API_KEY,
  USAJOBS_EMAIL,
}: SharedSettings): Record<string, string | undefined> => ({
  ADZUNA_APP_ID,
  ADZUNA_APP_KEY,
  JSEARCH_API_KEY,
  USAJOBS_API_KEY,
  USAJOBS_EMAIL,
})

/** The model settings as one object; undefined when no provider is chosen. Throws with what is missing. */
export function modelConfigOf(settings: SharedSettings): ModelConfig | undefined {
  const { MODEL_PROVIDER: provider, MODEL_FAST, MODEL_QUALITY } = settings
  if (!provider) return undefined
  if (!MODEL_FAST && !MODEL_QUALITY)
    throw new Error('MODEL_PROVIDER is set: name the models in MODEL_FAST and MODEL_QUALITY (one is enough).')
  if (provider !== 'openai-compatible' && !settings.MODEL_API_KEY)
    throw new Error(`MODEL_PROVIDER=${provider} needs MODEL_API_KEY.`)
  if (provider === 'openai-compatible' && !settings.MODEL_BASE_URL)
    throw new Error('MODEL_PROVIDER=openai-compatible needs MODEL_BASE_URL.')
  const fastModel = MODEL_FAST ?? MODEL_QUALITY ?? ''
  const qualityModel = MODEL_QUALITY ?? fastModel
  return {
    provider,
    fastModel,
    qualityModel,
    timeoutMs: 60_000,
    stallMs: 15_000,
    ...(settings.MODEL_API_KEY ? { apiKey: settings.MODEL_API_KEY } : {}),
    ...(settings.MODEL_BASE_URL ? { baseUrl: settings.MODEL_BASE_URL } : {}),
  }
}

const fromName = 'JobPilot'

/** How mail leaves, the first that is set: Resend, a mail server; undefined: not at all. Throws with what is missing, never with a secret. */
export function mailConfigOf(settings: SharedSettings): MailConfig | undefined {
  const { RESEND_API_KEY: apiKey, RESEND_API_URL: apiUrl, SMTP_URL: smtpUrl, MAIL_FROM: address } = settings
  const name = apiKey ? 'RESEND_API_KEY' : smtpUrl ? 'SMTP_URL' : null
  if (name === null) return undefined
  if (!address) throw new Error(`${name} is set: say in MAIL_FROM which address e-mails are sent from.`)
  const from = { name: fromName, address }
  if (apiKey) return { adapter: 'resend', apiKey, from, silenceMs: 15_000, ...(apiUrl ? { apiUrl } : {}) }
  return { adapter: 'smtp', ...parseSmtpUrl(smtpUrl ?? ''), from, silenceMs: 20_000 }
}

/** The origin that links in e-mails begin with. */
export const publicUrlOf = ({ PUBLIC_URL, PORT }: Pick<SharedSettings, 'PUBLIC_URL' | 'PORT'>): string =>
  PUBLIC_URL ?? `http://localhost:${PORT}`

/** The bucket as one object; undefined when none is set. Throws with what is missing. */
export function s3ConfigOf(settings: SharedSettings): S3Config | undefined {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (!bucket) return undefined
  if (!accessKeyId || !secretAccessKey)
    throw new Error('S3_BUCKET is set: give its key in S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.')
  const endpoint = settings.S3_ENDPOINT
  return { bucket, region: settings.S3_REGION, accessKeyId, secretAccessKey, ...(endpoint ? { endpoint } : {}) }
}
