import { parentPort } from 'node:worker_threads'
import { type ListingToRead, listingRow } from '../listing/listing-row.ts'

/* Reads batches of postings for as long as it is asked to. */
parentPort?.on('message', (postings: ListingToRead[]) => {
  try {
    const rows = postings.map(listingRow)
    parentPort?.postMessage(
      { rows },
      rows.map(({ document }) => document.buffer),
    )
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})
