import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { recordAudit } from '../audit/record-audit.ts'
import { DomainError } from '../errors.ts'
import { upsertPerson } from '../people/people.repository.ts'
import { personId } from '../people/person-id.ts'
import { hashPassword, verifyPassword } from './password.ts'

const refreshDays = 30
/** The demo person's external id; nobody can sign up under it, since it is no e-mail address. */
const demoId = 'demo'

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
/** A hash nobody's password has, so that an unknown address costs the same time as a wrong password. */
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** A started session: who, and the secret that gets new access tokens until it expires or is ended. */
export type LocalSession = { userId: string; refreshToken: string }

/** The token names its person, so that finding the session stays inside that person's rows. */
async function openSession(tx: UserTransaction, userId: string, how: 'signed-up' | 'signed-in'): Promise<LocalSession> {
  const refreshToken = `${userId}.${randomBytes(32).toString('base64url')}`
  await tx.deleteFrom('localSessions').where('userId', '=', userId).where('expiresAt', '<', new Date()).execute()
  await tx
    .insertInto('localSessions')
    .values({ userId, tokenHash: hashToken(refreshToken), expiresAt: new Date(Date.now() + refreshDays * 86_400_000) })
    .execute()
  await recordAudit(tx, how, userId)
  return { userId, refreshToken }
}

/** Makes a local account and signs it in. Throws `email-taken`. */
export async function signUp(
  db: Database,
  input: { email: string; password: string; name: string },
): Promise<LocalSession> {
  const passwordHash = await hashPassword(input.password)
  const userId = personId('local', input.email)
  return await withUser(db, userId, async (tx) => {
    const taken = await tx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
    if (taken)
      throw new DomainError('email-taken', 'There is already an account with this e-mail address. Sign in instead.')
    await upsertPerson(tx, { provider: 'local', externalId: input.email, email: input.email, name: input.name })
    await tx.insertInto('localAccounts').values({ userId, email: input.email, passwordHash }).execute()
    return await openSession(tx, userId, 'signed-up')
  })
}

/** Throws `wrong-credentials`, the same for an unknown address and a wrong password. */
export async function signIn(db: Database, input: { email: string; password: string }): Promise<LocalSession> {
  const userId = personId('local', input.email)
  const account = await withUser(db, userId, (tx) =>
    tx
      .selectFrom('localAccounts')
      .innerJoin('users', 'users.id', 'localAccounts.userId')
      .select('passwordHash')
      .where('userId', '=', userId)
      .where('users.deletedAt', 'is', null)
      .executeTakeFirst(),
  )
  const isRight = await verifyPassword(input.password, account?.passwordHash ?? (await nobody))
  if (!account || !isRight) throw new DomainError('wrong-credentials', 'E-mail address or password is wrong.')
  return await withUser(db, userId, (tx) => openSession(tx, userId, 'signed-in'))
}

/** Signs in as the demo person. */
export function signInAsDemo(db: Database): Promise<LocalSession> {
  const userId = demoPersonId
  return withUser(db, userId, async (tx) => {
    await upsertPerson(tx, { provider: 'local', externalId: demoId, email: null, name: 'Demo person', isDemo: true })
    return await openSession(tx, userId, 'signed-in')
  })
}

export const demoPersonId = personId('local', demoId)

/** The person a refresh token belongs to. Throws `session-ended` when it is unknown, expired or ended. */
export async function resumeSession(db: Database, refreshToken: string): Promise<LocalSession> {
  const userId = refreshToken.split('.')[0] ?? ''
  const isUuid = /^[0-9a-f-]{36}$/.test(userId)
  const session = isUuid
    ? await withUser(db, userId, (tx) =>
        tx
          .selectFrom('localSessions')
          .innerJoin('users', 'users.id', 'localSessions.userId')
          .select('localSessions.id')
          .where('tokenHash', '=', hashToken(refreshToken))
          .where('expiresAt', '>', new Date())
          .where('users.deletedAt', 'is', null)
          .executeTakeFirst(),
      )
    : undefined
  if (!session) throw new DomainError('session-ended', 'Your session has ended. Sign in again.')
  return { userId, refreshToken }
}

/** Ends a session; ending one that is gone is fine. */
export async function endSession(db: Database, refreshToken: string): Promise<void> {
  const userId = refreshToken.split('.')[0] ?? ''
  if (!/^[0-9a-f-]{36}$/.test(userId)) return
  await withUser(db, userId, async (tx) => {
    const ended = await tx
      .deleteFrom('localSessions')
      .where('tokenHash', '=', hashToken(refreshToken))
      .executeTakeFirst()
    if (ended.numDeletedRows > 0n) await recordAudit(tx, 'signed-out', userId)
  })
}
