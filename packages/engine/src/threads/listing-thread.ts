import { parentPort } from 'node:worker_threads'
import { listingBatch } from '../listing/listing-batch.ts'
import type { ListingToRead } from '../listing/listing-row.ts'

/* Reads batches of postings for as long as it is asked to; each answer says which batch it is for. */
parentPort?.on('message', ({ batch, postings }: { batch: number; postings: ListingToRead[] }) => {
  try {
    const listings = listingBatch(postings)
    const { rows, facts, documents } = listings
    parentPort?.postMessage({ batch, listings }, [rows.buffer, facts.buffer, documents.buffer])
  } catch (error) {
    parentPort?.postMessage({ batch, failure: error instanceof Error ? error.message : String(error) })
  }
})
