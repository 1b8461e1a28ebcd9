import * as z from 'zod'
import type { queues, TaskQueue } from './queues.ts'

const minutes = (count: number) => count * 60_000

/** The trace and the request a job was put in the queue by; without one, or with one that cannot be read, a trace begins with it. */
const origin = z.object({ traceparent: z.string(), requestId: z.string().optional() }).optional().catch(undefined)

/** Every payload names the person and the run; the rest are ids, never documents. */
const base = { userId: z.uuid(), runId: z.uuid(), origin }

export type TaskSpec<P extends z.ZodObject = z.ZodObject> = {
  payload: P
  queue: TaskQueue
  /** Tries in all, the first included. Attempts that ended with their process are counted apart: see `maxCrashes`. */
  maxAttempts: number
  /** After this many ms the handler's signal is aborted. */
  softLimitMs: number
  /** After this many ms the attempt is void, whatever the handler still does. */
  hardLimitMs: number
  /** Goes on under the brake and before a deletion: it touches nothing outside and is the person's own right. */
  ignoresBrake: boolean
  /** Steps in the order a person sees them. */
  steps: readonly (readonly [key: string, label: string])[]
}

/** A run whose process ended under it this often is taken for the cause, and is not started again. */
export const maxCrashes = 5

type Limits = 'maxAttempts' | 'softLimitMs' | 'hardLimitMs' | 'ignoresBrake'

const define = <P extends z.ZodObject, Q extends TaskQueue>(
  spec: Omit<TaskSpec<P>, Limits> & Partial<Pick<TaskSpec<P>, Limits>> & { queue: Q },
): TaskSpec<P> & { queue: Q } => ({
  maxAttempts: 3,
  softLimitMs: minutes(4),
  hardLimitMs: minutes(5),
  ignoresBrake: false,
  ...spec,
})

/** Every task there is: what it takes and within which limits it runs. Handlers live in the worker. */
export const catalog = {
  'documents/read-resume': define({
    payload: z.object({ ...base, documentId: z.uuid() }),
    queue: 'agents',
    steps: [
      ['scan', 'Checking it for viruses'],
      ['open', 'Opening the document'],
      ['read', 'Reading its text and layout'],
      ['model', 'Checking with the model'],
      ['save', 'Filling in your profile'],
    ],
  }),
  'postings/read-posting': define({
    payload: z.object({ ...base, postingId: z.uuid() }),
    queue: 'scraping',
    steps: [
      ['fetch', 'Fetching the page'],
      ['read', 'Reading the posting'],
      ['model', 'Checking with the model'],
      ['match', 'Comparing it with your profile'],
    ],
  }),
  'outreach/compose-mail': define({
    payload: z.object({ ...base, draftId: z.uuid() }),
    queue: 'agents',
    steps: [
      ['facts', 'Gathering your profile and the opening'],
      ['company', 'Reading the company page'],
      ['write', 'Writing and checking each sentence'],
      ['save', 'Keeping the draft'],
    ],
  }),
  'openings/find-openings': define({
    payload: z.object(base),
    queue: 'agents',
    steps: [
      ['search', 'Searching the open listings'],
      ['compare', 'Comparing the best with your profile'],
      ['explain', 'Explaining the best few with the model'],
      ['keep', 'Laying them out for you'],
    ],
  }),
  'openings/refresh-copies': define({
    payload: z.object(base),
    queue: 'default',
    steps: [['refresh', 'Reading again what changed at its source']],
  }),
  'matches/rescore': define({
    payload: z.object({ ...base, rubricVersion: z.string() }),
    queue: 'default',
    steps: [['score', 'Comparing your openings again']],
  }),
  'outreach/send-mail': define({
    payload: z.object({ ...base, effectId: z.uuid() }),
    queue: 'agents',
    steps: [
      ['send', 'Checking your approval and handing it over'],
      ['record', 'Writing down what was answered'],
    ],
  }),
  /** The brake is asked for each kind as it goes out (`may_mail`): what tells of a person's rights is not held. */
  'mail/send-system-mail': define({
    payload: z.object({ ...base, systemMailId: z.uuid() }),
    queue: 'agents',
    ignoresBrake: true,
    steps: [['send', 'Handing it over']],
  }),
  'briefings/write-briefing': define({
    payload: z.object({ ...base, day: z.iso.date() }),
    queue: 'briefings',
    softLimitMs: minutes(2),
    hardLimitMs: minutes(2.5),
    steps: [
      ['gather', 'Looking at what happened'],
      ['write', 'Writing your briefing'],
    ],
  }),
  'privacy/export-data': define({
    payload: z.object({ ...base, exportId: z.uuid() }),
    queue: 'agents',
    ignoresBrake: true,
    steps: [
      ['pack', 'Packing your data and files'],
      ['save', 'Keeping it for your download'],
    ],
  }),
} as const

export type Catalog = typeof catalog
export type TaskName = keyof Catalog
export type Payload<N extends TaskName> = z.infer<Catalog[N]['payload']>
/** What a task needs beside what every payload names. */
export type Refs<N extends TaskName> = Omit<Payload<N>, keyof typeof base>
/** Tasks whose queue is of the short kind. */
export type ShortTaskName = {
  [N in TaskName]: (typeof queues)[Catalog[N]['queue']]['pace'] extends 'short' ? N : never
}[TaskName]
export const taskNames = Object.keys(catalog) as TaskName[]
