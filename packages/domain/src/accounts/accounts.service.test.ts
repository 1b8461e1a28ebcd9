import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isActivePerson, markPersonDeleted } from '../people/people.repository.ts'
import { endSession, resumeSession, signIn, signInAsDemo, signUp } from './accounts.service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const account = { email: 'ada@example.org', password: 'correct horse battery', name: 'Ada' }

test('an account is made once, signed in to by its password alone, and left for good', async () => {
  const { db } = database
  const made = await signUp(db, account)
  await expect(signUp(db, account)).rejects.toMatchObject({ code: 'email-taken' })
  await expect(signIn(db, { ...account, password: 'correct horse batterz' })).rejects.toMatchObject({
    code: 'wrong-credentials',
  })
  const session = await signIn(db, account)
  expect(session.userId).toBe(made.userId)
  expect((await resumeSession(db, session.refreshToken)).userId).toBe(made.userId)
  await endSession(db, session.refreshToken)
  await expect(resumeSession(db, session.refreshToken)).rejects.toMatchObject({ code: 'session-ended' })
  expect((await resumeSession(db, made.refreshToken)).userId).toBe(made.userId)
})

test('an unknown address is answered like a wrong password', async () => {
  const unknown = signIn(database.db, { email: 'nobody@example.org', password: 'x' })
  const wrong = signIn(database.db, { email: account.email, password: 'x' })
  const [first, second] = await Promise.all([unknown.catch(String), wrong.catch(String)])
  expect(first).toBe(second)
})

test.each(['', 'x', `${crypto.randomUUID()}.forged`, `' or 1=1 --.${'a'.repeat(43)}`])(
  'a made-up refresh token is refused: %s',
  async (token) => {
    await expect(resumeSession(database.db, token)).rejects.toMatchObject({ code: 'session-ended' })
  },
)

test('passwords and refresh tokens are kept as hashes', async () => {
  const { refreshToken } = await signIn(database.db, account)
  const { rows } = await database.owner.query(
    `select local_accounts::text || coalesce(local_sessions::text, '') as row from local_accounts left join local_sessions using (user_id)`,
  )
  const stored = JSON.stringify(rows)
  expect(stored).not.toContain(account.password)
  expect(stored).not.toContain(refreshToken.split('.')[1])
})

test('a deleted person is out', async () => {
  const { userId, refreshToken } = await signInAsDemo(database.db)
  expect(await isActivePerson(database.db, userId)).toBe(true)
  await withUser(database.db, userId, (tx) => markPersonDeleted(tx, userId))
  expect(await isActivePerson(database.db, userId)).toBe(false)
  await expect(resumeSession(database.db, refreshToken)).rejects.toMatchObject({ code: 'session-ended' })
})
