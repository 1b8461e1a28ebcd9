import { parentPort } from 'node:worker_threads'
import { listingBatch } from '../listing/listing-batch.ts'
import type { ListingToRead } from '../listing/listing-row.ts'

/* Reads batches of postings for as long as it is asked to. */
parentPort?.on('message', (postings: ListingToRead[]) => {
  try {
    const listings = listingBatch(postings)
    const { rows, facts, documents } = listings
    parentPort?.postMessage({ listings }, [rows.buffer, facts.buffer, documents.buffer])
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})
