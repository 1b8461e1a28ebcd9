import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MadeBy, madeBy } from '@jobpilot/schemas/fields'
import { type ParseNotice, type ProfileContent, parseNotice, profileContent } from '@jobpilot/schemas/profile'
import { sql } from 'kysely'
import * as z from 'zod'

export type ProfileView = {
  version: number
  content: ProfileContent
  document: { id: string; fileName: string; text: string; pageStarts: number[] } | null
  notices: ParseNotice[]
  madeBy: MadeBy
  updatedAt: string
}

/** The current profile with the document it was read from; undefined before there is one. */
export async function findProfile(tx: UserTransaction, userId: string): Promise<ProfileView | undefined> {
  const row = await tx
    .selectFrom('profiles')
    .innerJoin('profileVersions', (join) =>
      join
        .onRef('profileVersions.userId', '=', 'profiles.userId')
        .onRef('profileVersions.version', '=', 'profiles.version'),
    )
    .leftJoin('documents', 'documents.id', 'profileVersions.documentId')
    .select([
      'profiles.version',
      'content',
      'profileVersions.notices',
      'madeBy',
      'profiles.updatedAt',
      'documents.id',
      'fileName',
      'text',
      'pageStarts',
    ])
    .where('profiles.userId', '=', userId)
    .executeTakeFirst()
  if (!row) return undefined
  const hasDocument = row.id !== null && row.fileName !== null && row.text !== null
  return {
    version: row.version,
    content: profileContent.parse(row.content),
    document: hasDocument
      ? {
          id: row.id ?? '',
          fileName: row.fileName ?? '',
          text: row.text ?? '',
          pageStarts: z.array(z.number()).parse(row.pageStarts),
        }
      : null,
    notices: z.array(parseNotice).parse(row.notices),
    madeBy: madeBy.parse(row.madeBy),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** Adds the next version and makes it current. Versions are never changed, so that a score can be explained later. */
export async function insertProfileVersion(
  tx: UserTransaction,
  userId: string,
  next: { content: ProfileContent; documentId: string | null; notices: ParseNotice[]; madeBy: MadeBy },
): Promise<number> {
  const last = await tx
    .selectFrom('profileVersions')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('userId', '=', userId)
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto('profileVersions')
    .values({
      userId,
      version,
      content: JSON.stringify(next.content),
      documentId: next.documentId,
      notices: JSON.stringify(next.notices),
      madeBy: JSON.stringify(next.madeBy),
    })
    .execute()
  await tx
    .insertInto('profiles')
    .values({ userId, version })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ version, updatedAt: sql`clock_timestamp()` }))
    .execute()
  return version
}
