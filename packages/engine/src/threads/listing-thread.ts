import { parentPort } from 'node:worker_threads'
import { type ListingToRead, listingRow } from '../listing/listing-row.ts'

/* Reads batches of postings for as long as it is asked to; each answer says which batch it is for. */
parentPort?.on('message', ({ batch, postings }: { batch: number; postings: ListingToRead[] }) => {
  try {
    const rows = postings.map(listingRow)
    parentPort?.postMessage(
      { batch, rows },
      rows.map(({ document }) => document.buffer),
    )
  } catch (error) {
    parentPort?.postMessage({ batch, failure: error instanceof Error ? error.message : String(error) })
  }
})
