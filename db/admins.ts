import pg from 'pg'
import { systemRole } from './client.ts'

type Person = { id: string; email: string | null }

/** Runs `work` as the owner of the tables, who alone may make admins; looking across people takes the system role. */
async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'jobpilot-admin' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function findPeople(client: pg.Client, condition: string, values: unknown[]): Promise<Person[]> {
  await client.query(`set role ${systemRole}`)
  const { rows } = await client.query<Person>(`select id, email from users where ${condition} order by email`, values)
  await client.query('reset role')
  return rows
}

export const listAdmins = (url: string): Promise<Person[]> =>
  asOwner(url, (client) => findPeople(client, 'id in (select user_id from admins)', []))

/**
 * Makes somebody an admin, or an ordinary person again. `who` is their address or id. Returns a line that says what was
 * done; throws when nobody, or more than one person, goes by that name.
 */
export function changeAdmin(url: string, verb: 'add' | 'remove', who: string): Promise<string> {
  return asOwner(url, async (client) => {
    const [person, another] = await findPeople(
      client,
      'deleted_at is null and (lower(email) = lower($1) or id::text = $1)',
      [who],
    )
    if (!person) throw new Error(`Nobody here goes by ${who}. They sign in once, then can be made an admin.`)
    if (another) throw new Error(`More than one person goes by ${who}. Name one by id: ${person.id} or ${another.id}`)
    await client.query(`set app.user_id = '${person.id}'`)
    await client.query(
      verb === 'add'
        ? 'insert into admins (user_id) values ($1) on conflict do nothing'
        : 'delete from admins where user_id = $1',
      [person.id],
    )
    return `${person.email ?? person.id} is ${verb === 'add' ? 'an admin now' : 'no admin any more'}.`
  })
}
