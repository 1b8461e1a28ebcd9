import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { AddSourceInput, SourceKind } from '@jobpilot/schemas/sources'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record-audit.ts'
import { DomainError, notFound } from '../errors.ts'
import { assertAdmin } from '../people/admins.ts'
import type { SourceKeys } from './adapter.ts'
import { adapterOf, allAdapters, missingKeys } from './registry.ts'
import { type SourceRow, type SourceView, sourceView } from './source-view.ts'

const shownAtOnce = 100
const shownRuns = 20
/** More than every board in the directory. */
const mostSources = 5_000

export type KindView = {
  kind: SourceKind
  name: string
  homepage: string
  boardIs: 'company' | 'search' | 'address' | 'none'
  boardHint: string
  /** Names of keys that are not set; with any of them the kind is off. */
  missingKeys: string[]
  sources: number
  callsToday: number
  callsPerDay: number
  refreshMinutes: number
  attribution: { text: string; url: string }
}

export type SourcesView = {
  sources: SourceView[]
  total: number
  on: number
  failing: number
  openings: number
  kinds: KindView[]
}

/** Every source with how it does, those in trouble first, and what each kind may still ask today. */
export function listSources(db: Database, userId: string, keys: SourceKeys, search: string): Promise<SourcesView> {
  return withUser(db, userId, async (tx) => {
    const [rows, totals, kinds] = [await readSources(tx, search), await readTotals(tx), await readKinds(tx)]
    return {
      ...totals,
      sources: rows.flatMap((row) => sourceView(row) ?? []),
      kinds: allAdapters.map(({ kind, name, homepage, boardIs, boardHint, terms, keys: needed }) => ({
        ...{ kind, name, homepage, boardIs, boardHint },
        missingKeys: missingKeys({ keys: needed } as Parameters<typeof missingKeys>[0], keys),
        sources: kinds.get(kind)?.sources ?? 0,
        callsToday: kinds.get(kind)?.calls ?? 0,
        callsPerDay: terms.callsPerDay,
        refreshMinutes: terms.refreshMinutes,
        attribution: terms.attribution,
      })),
    }
  })
}

async function readSources(tx: UserTransaction, search: string): Promise<SourceRow[]> {
  const like = `%${search.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const { rows } = await sql<SourceRow>`
    select s.id, s.kind, s.board, s.employer, s.is_on, s.health, s.last_error, s.drift, s.last_run_at, s.last_ok_at, s.next_run_at,
      s.last_seen, s.last_new, s.last_changed, s.last_gone,
      (select count(*)::int from listings l where l.source_id = s.id and l.gone_at is null) as open,
      (select json_agg(json_build_object('at', r.ended_at, 'outcome', r.outcome, 'added', r.added, 'changed', r.changed, 'gone', r.gone) order by r.id)
        from (select * from source_runs where source_id = s.id order by id desc limit ${shownRuns}) as r) as runs
    from sources s
    where s.removed_at is null and (s.board ilike ${like} or s.employer ilike ${like} or s.kind ilike ${like})
    order by s.is_on desc, (s.health in ('failing', 'off')) desc, (s.health = 'empty') desc, s.last_run_at desc nulls first, s.id
    limit ${shownAtOnce}`.execute(tx)
  return rows
}

async function readTotals(tx: UserTransaction) {
  const { rows } = await sql<{ total: number; on: number; failing: number; openings: number }>`
    select count(*)::int as total, count(*) filter (where is_on)::int as on,
      count(*) filter (where is_on and health in ('failing', 'off'))::int as failing,
      (select count(*)::int from listing_facts where is_open) as openings
    from sources where removed_at is null`.execute(tx)
  return rows[0] ?? { total: 0, on: 0, failing: 0, openings: 0 }
}

async function readKinds(tx: UserTransaction): Promise<Map<string, { sources: number; calls: number }>> {
  const { rows } = await sql<{ kind: string; sources: number; calls: number }>`
    select kind, sum(sources)::int as sources, sum(calls)::int as calls from (
      select kind, count(*) as sources, 0 as calls from sources where removed_at is null group by kind
      union all
      select kind, 0, calls from source_calls where day = (now() at time zone 'utc')::date) as of_kind
    group by kind`.execute(tx)
  return new Map(rows.map(({ kind, ...rest }) => [kind, rest]))
}

/** Switches a source on, adding it when it is new: anybody may. Its first run comes within minutes. */
export async function addSource(
  db: Database,
  userId: string,
  keys: SourceKeys,
  input: AddSourceInput,
): Promise<{ id: string }> {
  const adapter = adapterOf(input.kind)
  const board = adapter.boardIs === 'none' ? '' : input.board
  if (!adapter.boardPattern.test(board)) throw new DomainError('invalid-input', adapter.boardHint)
  const missing = missingKeys(adapter, keys)
  if (missing.length > 0)
    throw new DomainError(
      'not-ready',
      `${adapter.name} needs ${missing.join(' and ')}. Whoever runs this instance can set that.`,
    )
  return withUser(db, userId, async (tx) => {
    const { total } = await readTotals(tx)
    if (total >= mostSources)
      throw new DomainError(
        'limit-reached',
        `There are ${mostSources.toLocaleString('en')} sources already. Remove some first.`,
      )
    const { rows } = await sql<{
      id: string
    }>`select add_source(${input.kind}, ${board}, ${input.employer}) as id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`select run_source_soon(${id}, '1 hour'::interval)`.execute(tx)
    await recordAudit(tx, 'source-added', id, { kind: input.kind })
    return { id }
  })
}

/** Sites are asked this often at most on somebody's word. */
const notWithin = '10 minutes'

/** Asks a source before its time. Throws `limit-reached` when it was asked a moment ago. */
export function runSourceNow(db: Database, userId: string, id: string): Promise<void> {
  return withUser(db, userId, async (tx) => {
    const source = await tx
      .selectFrom('sources')
      .select('isOn')
      .where('id', '=', id)
      .where('removedAt', 'is', null)
      .executeTakeFirst()
    if (!source) throw notFound('source')
    if (!source.isOn) throw new DomainError('not-ready', 'This source is off. Switch it on first.')
    const { rows } = await sql<{ ran: boolean }>`select run_source_soon(${id}, ${notWithin}::interval) as ran`.execute(
      tx,
    )
    if (!rows[0]?.ran)
      throw new DomainError(
        'limit-reached',
        'It was asked less than ten minutes ago. Its site would not like more: try again a little later.',
      )
  })
}

/** Switches a source off, or removes it from sight with its openings: for admins, since everybody searches them. */
export function switchSourceOff(db: Database, adminId: string, id: string, isRemoved: boolean): Promise<void> {
  return withUser(db, adminId, async (tx) => {
    await assertAdmin(tx)
    const { rows } = await sql<{ found: boolean }>`select switch_source_off(${id}, ${isRemoved}) as found`.execute(tx)
    if (!rows[0]?.found) throw notFound('source')
    await recordAudit(tx, isRemoved ? 'source-removed' : 'source-switched-off', id)
  })
}
