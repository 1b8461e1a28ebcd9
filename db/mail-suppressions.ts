import { asOwner } from './as-owner.ts'

/** Lets an address be written to again, of which its owner says that it is well. Returns a line that says what was done. */
export function liftSuppression(url: string, address: string): Promise<string> {
  return asOwner(url, async (client) => {
    await client.query('begin')
    const { rowCount } = await client.query('delete from mail_suppressions where address_hash = address_hash($1)', [
      address,
    ])
    if (rowCount) await client.query(`insert into audit_log (actor, action) values (null, 'address-taken-up')`)
    await client.query('commit')
    return rowCount
      ? 'Mails may go to this address again. Lift it at Resend, too: it keeps a list of its own.'
      : 'This address was not held back. Addresses are kept scrambled, so spell it as it was written to.'
  })
}
