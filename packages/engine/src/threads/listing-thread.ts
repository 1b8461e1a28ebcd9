import { parentPort } from 'node:worker_threads'
import { type ListingToRead, listingRow } from '../listing/listing-row.ts'

/* Reads batches of postings for as long as it is asked to; each answer says which batch it is for. */
parentPort?.on('message', ({ batch, postings }: { batch: number; postings: ListingToRead[] }) => {
  try {
    parentPort?.postMessage({ batch, rows: postings.map(listingRow) })
  } catch (error) {
    parentPort?.postMessage({ batch, failure: error instanceof Error ? error.message : String(error) })
  }
})
