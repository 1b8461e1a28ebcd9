import { parentPort } from 'node:worker_threads'
import { openPage, type PagePart, type PageToRead } from './read-page.ts'
import { SourceFailure, type SourceFailureCode } from './source-error.ts'

export type PageAnswer =
  | { part: PagePart }
  | { refused: { code: SourceFailureCode; message: string } }
  | { failure: string }

let nextPart: (() => PagePart) | undefined

function answer(question: PageToRead | 'more'): PageAnswer {
  try {
    if (question !== 'more') nextPart = openPage(question)
    if (!nextPart) throw new Error('no page is open')
    const part = nextPart()
    if (part.isLast) nextPart = undefined
    return { part }
  } catch (error) {
    nextPart = undefined
    if (error instanceof SourceFailure) return { refused: { code: error.code, message: error.message } }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/* Reads one page after the other, each in as many parts as it is asked for. */
parentPort?.on('message', (question: PageToRead | 'more') => parentPort?.postMessage(answer(question)))
