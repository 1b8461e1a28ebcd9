import { EnvError } from '@jobpilot/platform/env'
import { expect, test } from 'vitest'
import { readServerEnv } from './env.ts'

const base = { DATABASE_URL: 'postgres://u:p@localhost/db' }

test('local sign-in refuses to start in production unless self-hosting is asked for', () => {
  expect(() => readServerEnv({ ...base, NODE_ENV: 'production' })).toThrow(/SELF_HOST/)
  expect(readServerEnv({ ...base, NODE_ENV: 'production', SELF_HOST: 'true' }).AUTH_PROVIDER).toBe('local')
})

test('the demo person and test hosts are refused in production', () => {
  expect(() =>
    readServerEnv({
      ...base,
      NODE_ENV: 'production',
      SELF_HOST: 'true',
      DEMO: 'true',
      FETCH_ALLOWED_TEST_HOSTS: '127.0.0.1:1',
    }),
  ).toThrow(/DEMO[\s\S]*FETCH_ALLOWED_TEST_HOSTS/)
})

test('every wrong variable is named at once, no value is shown', () => {
  const wrong = () =>
    readServerEnv({ DATABASE_URL: 'mysql://secret-value', PORT: 'eighty-secret', LOG_LEVEL: 'loud-secret' })
  expect(wrong).toThrow(EnvError)
  expect(wrong).toThrow(/DATABASE_URL[\s\S]*LOG_LEVEL[\s\S]*PORT|PORT[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*PORT/)
  try {
    wrong()
  } catch (error) {
    expect(String(error)).not.toContain('secret')
  }
})

test('Clerk needs its keys', () => {
  expect(() => readServerEnv({ ...base, AUTH_PROVIDER: 'clerk' })).toThrow(
    /CLERK_PUBLISHABLE_KEY[\s\S]*CLERK_ISSUER[\s\S]*CLERK_JWT_KEY/,
  )
})
