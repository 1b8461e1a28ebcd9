import { EnvError, flag, parseEnv } from '@jobpilot/platform/env'
import { publicUrlOf, sharedSettings } from '@jobpilot/platform/settings'
import * as z from 'zod'

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

export const serverSettings = sharedSettings.extend({
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  ALLOWED_ORIGINS: list.default([]).describe('further origins whose pages may call the API, comma-separated'),
  IS_BEHIND_PROXY: flag.default(false).describe('a reverse proxy sets X-Forwarded-For'),
  AUTH_PROVIDER: z.enum(['local', 'clerk']).default('local').describe('who signs people in'),
  SELF_HOST: flag.default(false).describe('allows local sign-in in production'),
  LOCAL_SIGN_UP: z.enum(['open', 'closed']).default('open').describe('whether new people may make a local account'),
  DEMO: flag.default(false).describe('offers a demo person; never in production'),
  CLERK_SECRET_KEY: z.string().optional().describe('Clerk back-end key, for its JWKS'),
  CLERK_PUBLISHABLE_KEY: z.string().optional().describe('Clerk front-end key'),
  CLERK_JWT_KEY: z.string().optional().describe("Clerk's public key in PEM form: verifies without network"),
  CLERK_ISSUER: z.url().optional().describe("Clerk's front-end API address, the issuer of its tokens"),
  CLERK_API_URL: z.url().optional().describe("another address for Clerk's API"),
  CLERK_WEBHOOK_SECRET: z.string().optional().describe("svix secret of Clerk's webhook"),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe("svix secret of Resend's webhook, by which bounces and complaints are heard of"),
  LINK_SECRET: z
    .string()
    .min(32, 'at least 32 characters')
    .optional()
    .describe('secret that signs download links; needed when several servers share the work; unset: made in DATA_DIR'),
  SUBSCRIPTION_LIMIT: z.coerce.number().int().min(1).default(20).describe('most subscriptions on one socket'),
  RATE_LIMIT_WRITES: z.coerce
    .number()
    .int()
    .min(1)
    .default(240)
    .describe('changes a person or address may make per minute'),
  RATE_LIMIT_SIGN_IN: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('sign-in attempts an address may make per 15 minutes'),
})
export type ServerEnv = z.infer<typeof serverSettings> & { PUBLIC_URL: string }

/** The server's settings. Throws `EnvError` naming everything that is wrong, combinations included. */
export function readServerEnv(source: Record<string, string | undefined> = process.env): ServerEnv {
  const env = parseEnv(serverSettings, source)
  const wrong: string[] = []
  const isProduction = env.NODE_ENV === 'production'
  if (isProduction && env.AUTH_PROVIDER === 'local' && !env.SELF_HOST)
    wrong.push('  SELF_HOST: local sign-in in production must be asked for: set SELF_HOST=true, or AUTH_PROVIDER=clerk')
  if (isProduction && env.DEMO) wrong.push('  DEMO: the demo person has no password and is not offered in production')
  if (env.AUTH_PROVIDER === 'clerk') {
    if (!env.CLERK_PUBLISHABLE_KEY) wrong.push('  CLERK_PUBLISHABLE_KEY: needed with AUTH_PROVIDER=clerk')
    if (!env.CLERK_ISSUER)
      wrong.push('  CLERK_ISSUER: needed with AUTH_PROVIDER=clerk, e.g. https://your-app.clerk.accounts.dev')
    if (!env.CLERK_JWT_KEY && !env.CLERK_SECRET_KEY)
      wrong.push('  CLERK_JWT_KEY or CLERK_SECRET_KEY: one is needed to verify tokens')
  }
  if (env.FETCH_ALLOWED_TEST_HOSTS && env.NODE_ENV !== 'test')
    wrong.push('  FETCH_ALLOWED_TEST_HOSTS: only with NODE_ENV=test')
  if (wrong.length > 0) throw new EnvError(`These settings need your attention:\n${wrong.join('\n')}`)
  return { ...env, PUBLIC_URL: publicUrlOf(env) }
}

/**
 * Origins whose pages may call this server; also the only `azp` a token may carry. A loopback address has two names, and
 * people type either.
 */
export function allowedOrigins(env: ServerEnv): string[] {
  const own = new URL(env.PUBLIC_URL)
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[own.hostname]
  const twins = twin ? [own.origin.replace(own.hostname, twin)] : []
  return [own.origin, ...twins, ...env.ALLOWED_ORIGINS]
}
