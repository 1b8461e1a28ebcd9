import { createHash } from 'node:crypto'
import type pg from 'pg'
import { asOwner } from './as-owner.ts'

export type AuditVerdict =
  | {
      isWhole: true
      entries: number /** Of the last entry: noted elsewhere, it proves that nothing was rewritten since. */
      head: string
    }
  | { isWhole: false; seq: number; why: string }

const atOnce = 5_000
const nothing = '0'.repeat(64)

type Row = { seq: string; prev_hash: string; hash: string; text: string }

/** Goes through the whole log and names the first entry that is not as it was written. `url` is an owner's. */
export const verifyAudit = (url: string): Promise<AuditVerdict> =>
  asOwner(url, async (client) => {
    // One moment for all of it: an entry added meanwhile is neither in the pages nor in the head.
    await client.query('begin isolation level repeatable read read only')
    let last = { seq: 0, hash: nothing }
    for (;;) {
      const rows = await readPage(client, last.seq)
      for (const row of rows) {
        const why = faultOf(row, last)
        if (why) return { isWhole: false, seq: last.seq + 1, why }
        last = { seq: Number(row.seq), hash: row.hash }
      }
      if (rows.length < atOnce) break
    }
    const { rows } = await client.query<{ seq: string; hash: string }>('select seq, hash from audit_head')
    const head = rows[0] ?? { seq: '0', hash: nothing }
    if (Number(head.seq) !== last.seq || head.hash !== last.hash)
      return {
        isWhole: false,
        seq: last.seq + 1,
        why: `the log ends at ${last.seq}, and ${head.seq} entries were written`,
      }
    return { isWhole: true, entries: last.seq, head: last.hash }
  })

async function readPage(client: pg.Client, after: number): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    'select seq, prev_hash, hash, audit_text(entry) as text from audit_log as entry where seq > $1 order by seq limit $2',
    [after, atOnce],
  )
  return rows
}

function faultOf(row: Row, last: { seq: number; hash: string }): string | undefined {
  if (Number(row.seq) !== last.seq + 1) return `it is missing; the next one is ${row.seq}`
  if (row.prev_hash !== last.hash) return 'it does not follow from the one before'
  if (createHash('sha256').update(row.text).digest('hex') !== row.hash) return 'it was changed after it was written'
  return undefined
}
