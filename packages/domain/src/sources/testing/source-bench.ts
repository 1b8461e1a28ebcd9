import type { RequestListener } from 'node:http'
import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { type ListingReaders, openListingReaders } from '@jobpilot/engine/threads/listing-readers'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { ingestBoard, type SourceContext } from '../ingest-board.ts'
import { openPageReaders, type PageReaders } from '../page-readers.ts'
import { startLoopbackSources } from './loopback-sources.ts'

export type SourceBench = AsyncDisposable & {
  database: TestDatabase
  system: Database
  pages: PageReaders
  readers: ListingReaders
  addSource: (kind: string, board: string) => Promise<string>
  /** One run of a source that answers so. */
  run: (id: string, respond: RequestListener, more?: Partial<SourceContext>) => ReturnType<typeof ingestBoard>
}

/** A database of its own with the parts an ingest needs. */
export async function openSourceBench(): Promise<SourceBench> {
  const database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'test-system', max: 6, as: 'system', onError }),
  )
  const readers = openListingReaders(1)
  const pages = openPageReaders(1)
  return {
    database,
    system,
    pages,
    readers,
    async addSource(kind, board) {
      const { rows } = await database.owner.query<{ id: string }>(
        'insert into sources (kind, board) values ($1, $2) returning id',
        [kind, board],
      )
      return rows[0]?.id ?? ''
    },
    async run(id, respond, more = {}) {
      await using sources = await startLoopbackSources(respond)
      return await ingestBoard(
        { system, pages, readers, fetch: sources.fetch, keys: {}, ...more },
        id,
        new AbortController().signal,
      )
    },
    async [Symbol.asyncDispose]() {
      await pages[Symbol.asyncDispose]()
      await readers[Symbol.asyncDispose]()
      await system.destroy()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** An answer of Greenhouse with these jobs. */
export const greenhouseAnswer =
  (jobs: readonly object[]): RequestListener =>
  (_request, response) =>
    void response.end(JSON.stringify({ jobs, meta: { total: jobs.length } }))

export const greenhouseJob = (id: number, more: object = {}) => ({
  id,
  title: `Nurse ${id}`,
  absolute_url: `https://boards.greenhouse.io/acme/jobs/${id}?utm_source=x`,
  content: `<p>Care for people on ward ${id}.</p><h3>Requirements</h3><ul><li>Nursing licence</li></ul>`,
  location: { name: 'Leeds, UK' },
  updated_at: '2026-11-01T00:00:00Z',
  company_name: 'Acme Ltd',
  ...more,
})
