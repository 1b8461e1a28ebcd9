import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findOwnCluster } from './own-cluster.ts'

/** What a person said, to be taken back: the moment, to the microsecond, that marks every row it made or overruled. */
export type Said = { saidAt: string }

type Pairs = readonly (readonly [string, string])[]

/**
 * Takes a listing out of an opening, for this person, for good: out of the one it stands in, or out of that of `from`, of which
 * it was not sure to be a part. What it was joined to before stays joined among itself. Repeating it changes nothing.
 */
export function splitListing(db: Database, userId: string, id: string, from = id): Promise<Said> {
  return say(db, userId, async (tx, saidAt) => {
    const { own } = await findOwnCluster(tx, from)
    const others = own.filter((other) => other !== id)
    await checkListings(tx, [id, from])
    const joined = await overrule(tx, true, [id], others, saidAt)
    await put(
      tx,
      userId,
      false,
      others.map((other) => [id, other] as const),
      saidAt,
    )
    const [first, ...rest] = [...new Set(joined.flatMap(({ a, b }) => [a, b]))].filter((other) => other !== id)
    if (first !== undefined)
      await put(
        tx,
        userId,
        true,
        rest.map((other) => [first, other] as const),
        saidAt,
      )
  })
}

/** Says that a listing is the same opening as another, for this person, for good, whatever comparisons say. */
export function joinListings(db: Database, userId: string, id: string, other: string): Promise<Said> {
  return say(db, userId, async (tx, saidAt) => {
    await checkListings(tx, [id, other])
    if (id === other) return
    const [one, two] = [await findOwnCluster(tx, id), await findOwnCluster(tx, other)]
    await overrule(tx, false, one.own, two.own, saidAt)
    await put(tx, userId, true, [[id, other]], saidAt)
  })
}

/** Takes back what was said at that moment: what it had overruled counts again. Unknown moments change nothing. */
export function takeBackSaid(db: Database, userId: string, { saidAt }: Said): Promise<void> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await sql`
      update listing_pairs set undone_at = case when undone_at is null then clock_timestamp() end
      where user_id = ${userId} and ((undone_at is null and made_at = ${saidAt}::timestamptz)
        or undone_at = ${saidAt}::timestamptz)`.execute(tx)
  })
}

function say(db: Database, userId: string, act: (tx: UserTransaction, saidAt: string) => Promise<void>): Promise<Said> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const { rows } = await sql<Said>`
      select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as said_at`.execute(tx)
    const saidAt = rows[0]?.saidAt ?? ''
    await act(tx, saidAt)
    return { saidAt }
  })
}

async function checkListings(tx: UserTransaction, ids: readonly string[]): Promise<void> {
  const found = await tx
    .selectFrom('listings')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .execute()
  if (found.length < new Set(ids).size) throw notFound('opening')
}

/** What was said one way between these listings does not count any more. Returns the pairs. */
async function overrule(
  tx: UserTransaction,
  isSame: boolean,
  ones: readonly string[],
  others: readonly string[],
  saidAt: string,
): Promise<{ a: string; b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    update listing_pairs set undone_at = ${saidAt}::timestamptz
    where undone_at is null and is_same = ${isSame} and ((a = any(${[...ones]}::uuid[]) and b = any(${[...others]}::uuid[]))
      or (b = any(${[...ones]}::uuid[]) and a = any(${[...others]}::uuid[])))
    returning a, b`.execute(tx)
  return rows
}

/** Writes it down; what counts already keeps its moment, so that taking this back leaves it. */
async function put(tx: UserTransaction, userId: string, isSame: boolean, pairs: Pairs, saidAt: string): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    insert into listing_pairs (user_id, a, b, is_same, made_at)
    select ${userId}::uuid, least(said.a, said.b), greatest(said.a, said.b), ${isSame}, ${saidAt}::timestamptz
    from json_to_recordset(${JSON.stringify(pairs.map(([a, b]) => ({ a, b })))}) as said (a uuid, b uuid)
    on conflict (user_id, a, b, is_same) do update set undone_at = null, made_at = excluded.made_at
      where listing_pairs.undone_at is not null`.execute(tx)
}
