import type { Database } from '@jobpilot/db/client'
import { sql } from 'kysely'
import { readHorizon } from './horizon.ts'
import { eachFacts, eachOpenFacts, type FactsRead } from './read-facts.ts'

/** An index in memory over the open listings. A row that is put again, or removed, is dead until the index is built anew. */
export type Index = { readonly size: number; readonly dead: number; remove: (listingId: string) => void }

type Shape<T> = { create: () => T; put: (index: T, row: FactsRead) => void }

/** Keeps an index as the database is: read whole once, then what was written since, also what committed late. */
export class FreshIndex<T extends Index> {
  readonly #db: Database
  readonly #shape: Shape<T>
  #index: T | null = null
  #readTo: string | null = null
  #loading: Promise<void> | null = null
  #refreshed: Promise<void> = Promise.resolve()

  constructor(db: Database, shape: Shape<T>) {
    this.#db = db
    this.#shape = shape
  }

  /** Null until it is loaded. */
  get index(): T | null {
    return this.#index
  }

  /** Reads every open listing into a new index, the oldest first. A second call while one loads waits for that one. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null
    })
    return this.#loading
  }

  async #load(): Promise<void> {
    const readTo = await readHorizon(this.#db)
    const index = this.#shape.create()
    for await (const rows of eachOpenFacts(this.#db)) for (const row of rows) this.#shape.put(index, row)
    this.#index = index
    this.#readTo = readTo
  }

  /** Takes in what was written since the last time, one call after another; builds anew when a third of the rows are dead. */
  refresh(): Promise<void> {
    this.#refreshed = this.#refreshed.catch(() => undefined).then(() => this.#refresh())
    return this.#refreshed
  }

  async #refresh(): Promise<void> {
    const index = this.#index
    if (index === null || this.#readTo === null) return
    const from = this.#readTo
    const next = await readHorizon(this.#db)
    for await (const rows of eachFacts(this.#db, sql`written_in >= ${from}::xid8`))
      for (const row of rows)
        if (row.isOpen) this.#shape.put(index, row)
        else index.remove(row.listingId)
    // One that was loaded meanwhile has not read these rows, and goes on from where it began itself.
    if (this.#index !== index) return
    this.#readTo = next
    if (index.dead > 1_000 && index.dead > index.size / 3) await this.load()
  }
}
