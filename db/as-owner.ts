import pg from 'pg'
import { systemRole } from './client.ts'

/**
 * Runs `work` on a connection of its own as the owner of the tables, for commands of the operator. `acrossPeople` asks one
 * question as the system role, which alone sees across people.
 */
export async function asOwner<T>(
  url: string,
  work: (
    client: pg.Client,
    acrossPeople: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>,
  ) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'jobpilot-admin' })
  await client.connect()
  try {
    return await work(client, async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
      await client.query(`set role ${systemRole}`)
      const { rows } = await client.query<R>(text, values)
      await client.query('reset role')
      return rows
    })
  } finally {
    await client.end()
  }
}
