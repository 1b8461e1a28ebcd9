import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ReadResume } from '../documents/parse-document.ts'

/** A page reduced to its readable text. */
export interface ReadPage {
  title: string
  text: string
  siteName: string | null
}

/** Work the engine does in a thread: what goes in, by name. */
export type EngineTask =
  | { name: 'read-resume'; bytes: Uint8Array }
  | { name: 'read-posting-page'; html: string; url: string }
  | { name: 'read-company-page'; html: string; url: string }

/** What comes out of each task. */
export interface EngineResults {
  'read-resume': ReadResume
  'read-posting-page': ParsedPosting
  'read-company-page': ReadPage
}

/** The answer of the thread: a result, a typed refusal (of a file or a page), or any other failure. */
export type ThreadAnswer =
  | { result: EngineResults[EngineTask['name']] }
  | { refused: { name: string; code: string; message: string } }
  | { failure: string }
