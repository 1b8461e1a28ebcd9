import type pg from 'pg'

/**
 * The one place for what must be put right about rows that come from the past, in the transaction that loads them and with
 * every row in sight: what has happened since the backup was taken is not in it. Erasures carried out since belong here.
 *
 * An e-mail that was about to go out then may have gone out since: nobody knows, so it waits for its person's word.
 */
export async function settleThePast(client: pg.Client): Promise<void> {
  const outcome = { code: 'restored', message: 'This instance was restored from a backup: it may have gone out since.' }
  await client.query(
    `update effects set state = 'unknown', ended_at = clock_timestamp(), outcome = $1 where state in ('planned', 'attempting')`,
    [JSON.stringify(outcome)],
  )
  // Whoever was being told of their erasure may have been told since, and their address was not to be kept.
  await client.query(`update parting_mails set state = 'unknown', address = null where address is not null`)
  await client.query(`insert into audit_log (actor, action) values (null, 'backup-restored')`)
}
