import type pg from 'pg'
import { asOwner } from './as-owner.ts'

type Person = { id: string; email: string | null }
type AcrossPeople = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>

const findPeople = (acrossPeople: AcrossPeople, condition: string, values: unknown[]): Promise<Person[]> =>
  acrossPeople<Person>(`select id, email from users where ${condition} order by email`, values)

export const listAdmins = (url: string): Promise<Person[]> =>
  asOwner(url, (_client, acrossPeople) => findPeople(acrossPeople, 'id in (select user_id from admins)', []))

/**
 * Makes somebody an admin, or an ordinary person again. `who` is their address or id. Returns a line that says what was
 * done; throws when nobody, or more than one person, goes by that name.
 */
export function changeAdmin(url: string, verb: 'add' | 'remove', who: string): Promise<string> {
  return asOwner(url, async (client, acrossPeople) => {
    const [person, another] = await findPeople(
      acrossPeople,
      'deleted_at is null and (lower(email) = lower($1) or id::text = $1)',
      [who],
    )
    if (!person) throw new Error(`Nobody here goes by ${who}. They sign in once, then can be made an admin.`)
    if (another) throw new Error(`More than one person goes by ${who}. Name one by id: ${person.id} or ${another.id}`)
    await client.query(`set app.user_id = '${person.id}'`)
    await client.query('begin')
    const { rowCount } = await client.query(
      verb === 'add'
        ? 'insert into admins (user_id) values ($1) on conflict do nothing'
        : 'delete from admins where user_id = $1',
      [person.id],
    )
    if (rowCount)
      await client.query('insert into audit_log (actor, action, subject) values (null, $1, $2)', [
        verb === 'add' ? 'admin-added' : 'admin-removed',
        person.id,
      ])
    await client.query('commit')
    return `${person.email ?? person.id} is ${verb === 'add' ? 'an admin now' : 'no admin any more'}.`
  })
}
