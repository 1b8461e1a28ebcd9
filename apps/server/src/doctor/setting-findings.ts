import { modelsOf, monthlyLimitMicroUsd, pricesOf } from '@jobpilot/platform/models/model-limits'
import { familyOf } from '@jobpilot/platform/models/prices'
import type { ServerEnv } from '../env.ts'
import type { Finding } from './finding.ts'

/** What the settings alone say: what is chosen, what is left out, and what that costs. */
export function settingFindings(env: ServerEnv): Finding[] {
  return [modelFinding(env), signInFinding(env), addressFinding(env), demoFinding(env)].filter((each) => each !== null)
}

function modelFinding(env: ServerEnv): Finding {
  const about = 'Model'
  if (!env.MODEL_PROVIDER)
    return {
      level: 'off',
      about,
      says: 'none: the built-in engine does every step, for nothing',
      todo: 'for a model set MODEL_PROVIDER, MODEL_API_KEY, MODEL_FAST and MODEL_QUALITY; what that costs is in docs/cost.md',
    }
  const models = modelsOf(env)
  const priced = pricesOf(env).filter(({ provider }) => provider === env.MODEL_PROVIDER)
  const unpriced = models.filter((name) => !priced.some(({ model }) => model === name || model === familyOf(name)))
  if (unpriced.length > 0)
    return {
      level: 'broken',
      about,
      says: `no price is known for ${unpriced.join(' and ')}, so every call is refused`,
      todo: 'set MODEL_PRICE_INPUT and MODEL_PRICE_OUTPUT (USD per million tokens; 0 and 0 for a model of your own)',
    }
  const limit = (monthlyLimitMicroUsd(env) / 1_000_000).toFixed(2)
  return {
    level: 'ok',
    about,
    says: `${env.MODEL_PROVIDER}, ${models.join(' and ')}; it costs at most $${limit} a person and month`,
    todo: null,
  }
}

function signInFinding(env: ServerEnv): Finding {
  const about = 'Sign-in'
  if (env.AUTH_PROVIDER === 'clerk')
    return env.CLERK_WEBHOOK_SECRET
      ? { level: 'ok', about, says: 'Clerk', todo: null }
      : {
          level: 'warning',
          about,
          says: 'Clerk, without its webhook: people deleted at Clerk stay here',
          todo: 'add a webhook to /webhooks/clerk there and set CLERK_WEBHOOK_SECRET',
        }
  return env.LOCAL_SIGN_UP === 'open' && env.NODE_ENV === 'production'
    ? {
        level: 'warning',
        about,
        says: 'local accounts, and anybody who reaches the page may make one',
        todo: 'once everybody has one, set LOCAL_SIGN_UP=closed',
      }
    : { level: 'ok', about, says: `local accounts, sign-up ${env.LOCAL_SIGN_UP}`, todo: null }
}

function addressFinding(env: ServerEnv): Finding {
  const about = 'Address'
  const { protocol, hostname } = new URL(env.PUBLIC_URL)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'http:' && !isHere
    ? {
        level: 'warning',
        about,
        says: `${env.PUBLIC_URL} is not encrypted: passwords can be read on the way`,
        todo: 'put a proxy with TLS before it, set PUBLIC_URL to its https address and IS_BEHIND_PROXY=true',
      }
    : { level: 'ok', about, says: env.PUBLIC_URL, todo: null }
}

function demoFinding(env: ServerEnv): Finding | null {
  if (!env.DEMO) return null
  return {
    level: 'warning',
    about: 'Demo',
    says: 'anybody may look around as the demo person',
    todo: 'fine on a laptop; elsewhere unset DEMO',
  }
}
