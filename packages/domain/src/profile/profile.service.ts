import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { Field, MadeBy } from '@jobpilot/schemas/fields'
import { emptyProfile, type ParseNotice, type ProfileContent } from '@jobpilot/schemas/profile'
import { DomainError } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import { refreshWish } from '../wishes/wishes.service.ts'
import { findProfile, insertProfileVersion, type ProfileView } from './profile.repository.ts'

const byHand: MadeBy = { engine: 'you', version: '1' }

export async function getProfile(db: Database, userId: string): Promise<ProfileView | null> {
  return (await withUser(db, userId, (tx) => findProfile(tx, userId))) ?? null
}

/** Makes `next` the current profile and scores every posting against it, in one transaction. */
export async function replaceProfile(
  tx: UserTransaction,
  userId: string,
  next: { content: ProfileContent; documentId: string | null; notices: ParseNotice[]; madeBy: MadeBy },
): Promise<ProfileView> {
  const version = await insertProfileVersion(tx, userId, next)
  await scorePostings(tx, userId)
  await refreshWish(tx, userId)
  await appendEvent(tx, userId, { type: 'profile.changed', version })
  const saved = await findProfile(tx, userId)
  if (!saved) throw new Error('a profile that was just written is missing')
  return saved
}

/** Saves what the person edited. Throws `version-conflict` when the profile has changed since they opened it. */
export function saveProfile(
  db: Database,
  userId: string,
  input: { baseVersion: number; content: ProfileContent },
): Promise<ProfileView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const current = await findProfile(tx, userId)
    if ((current?.version ?? 0) !== input.baseVersion) {
      throw new DomainError(
        'version-conflict',
        'Your profile was changed elsewhere while you edited it. Your edits are kept here: compare them with the newer version, then save again.',
      )
    }
    return await replaceProfile(tx, userId, {
      content: tidied(input.content),
      documentId: current?.document?.id ?? null,
      notices: [],
      madeBy: byHand,
    })
  })
}

/** A blank profile to fill in by hand; an existing one is left as it is. */
export function startEmptyProfile(db: Database, userId: string): Promise<ProfileView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    return (
      (await findProfile(tx, userId)) ??
      (await replaceProfile(tx, userId, { content: emptyProfile, documentId: null, notices: [], madeBy: byHand }))
    )
  })
}

const oneLine = <F extends Field | null>(field: F): F =>
  field ? { ...field, value: field.value.replace(/\p{Cc}+/gu, ' ') } : field

/** Who a person is stands on single lines: line breaks there would reach the headers and signatures of what is written. */
const tidied = (content: ProfileContent): ProfileContent => ({
  ...content,
  name: oneLine(content.name),
  headline: oneLine(content.headline),
  place: oneLine(content.place),
  emails: content.emails.map(oneLine),
  phones: content.phones.map(oneLine),
  links: content.links.map(oneLine),
})
