import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ReadPage } from './engine-tasks.ts'
import { runInThread, type ThreadOptions } from './run-in-thread.ts'

/** Bounds for reading a web page: milliseconds and megabytes. */
const pageBounds: ThreadOptions = { timeoutMs: 10_000, maxHeapMb: 256 }

/** Reads a posting from the HTML of its page in a thread. Throws DocumentError `timed-out`, `out-of-memory` or `cancelled`. */
export function readPostingPage(
  html: string,
  url: string,
  options: Partial<ThreadOptions> = {},
): Promise<ParsedPosting> {
  return runInThread({ name: 'read-posting-page', html, url }, { ...pageBounds, ...options })
}

/** Reads the readable text of an employer's page in a thread. Throws like `readPostingPage`, and `PageError` for a page that says too little. */
export function readCompanyPage(html: string, url: string, options: Partial<ThreadOptions> = {}): Promise<ReadPage> {
  return runInThread({ name: 'read-company-page', html, url }, { ...pageBounds, ...options })
}
