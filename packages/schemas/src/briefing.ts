import * as z from 'zod'
import { applicationStages } from './applications.ts'
import { runSubjects } from './runs.ts'

export const briefingFrequencies = ['daily', 'weekly', 'off'] as const
export const briefingKinds = ['full', 'last-good', 'minimal'] as const
/** `full` is of its day; `last-good` repeats an earlier one, `minimal` holds what could be read: both say so. */
export type BriefingKind = (typeof briefingKinds)[number]

/** How long a briefing is kept, in days. */
export const keepBriefingDays = 30
/** How old the last good one may be to stand in, in hours. */
export const lastGoodHours = 48
/** Approvals listed in one briefing; the rest are counted. */
export const mostApprovals = 10

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
/** An IANA name such as `Asia/Kathmandu`; offsets such as `+05:45` are none, as they know no daylight saving. */
export const timeZone = z
  .string()
  .max(60)
  .refine((zone) => /^[A-Za-z]/.test(zone) && isZone(zone), 'That is not a time zone, e.g. Europe/Berlin')

/** `minute` of the local day, 0 to 1439; `weekday` by ISO, 1 is Monday, heeded when weekly. */
export const briefingSchedule = z.object({
  frequency: z.enum(briefingFrequencies),
  minute: z.number().int().min(0).max(1439),
  weekday: z.number().int().min(1).max(7),
  timeZone,
  /** False: the zone follows the browser. */
  isTimeZoneChosen: z.boolean(),
})
export type BriefingSchedule = z.infer<typeof briefingSchedule>

export const briefingSections = ['openings', 'topPick', 'needs', 'pipeline', 'work', 'spend'] as const
export type BriefingSection = (typeof briefingSections)[number]

const count = z.number().int().min(0)
const pick = z.object({
  postingId: z.uuid(),
  title: z.string().nullable(),
  employer: z.string().nullable(),
  score: z.number().int().min(0).max(100),
})
export const briefingNeeds = z.object({
  /** E-mails that may or may not have gone out, counted in all and the newest of them. */
  unknownCount: count,
  unknown: z.array(z.object({ effectId: z.uuid(), draftId: z.uuid(), to: z.string(), subject: z.string() })),
  /** Work that ended without its result in the time told of. */
  stoppedCount: count,
  stopped: z.array(
    z.object({
      runId: z.uuid(),
      subjectKind: z.enum(runSubjects),
      subjectId: z.uuid().nullable(),
      message: z.string(),
    }),
  ),
  approvalCount: count,
  approvals: z
    .array(
      z.object({
        approvalId: z.uuid(),
        draftId: z.uuid(),
        to: z.string(),
        subject: z.string(),
        expiresAt: z.string(),
      }),
    )
    .max(mostApprovals),
})
export type BriefingNeeds = z.infer<typeof briefingNeeds>

const tracked = pick.omit({ score: true })
const stage = z.enum(applicationStages)

/** A section is null when it could not be read; `topPick.pick` is null when there is none to name. */
export const briefingParts = z.object({
  openings: z
    .object({ readCount: count, matchedCount: count, strongCount: count, matches: z.array(pick).max(5) })
    .nullable(),
  topPick: z.object({ pick: pick.extend({ reason: z.string().nullable() }).nullable() }).nullable(),
  needs: briefingNeeds.nullable(),
  /** Applications to follow up, and what was moved since; briefings of before there was a pipeline have none. */
  pipeline: z
    .object({
      dueCount: count,
      due: z.array(tracked).max(5),
      movedCount: count,
      moves: z.array(tracked.extend({ from: stage.nullable(), to: stage })).max(5),
    })
    .nullable()
    .default(null),
  work: z.object({ actionCount: count, agents: z.array(z.object({ agent: z.string(), count })) }).nullable(),
  /** Model calls, in micro-dollars. */
  spend: z.object({ microUsd: count, monthMicroUsd: count }).nullable(),
})
export type BriefingParts = z.infer<typeof briefingParts>

export const briefingContent = briefingParts.extend({
  /** The time told of: from `since` to `asOf`, ISO instants. */
  since: z.string(),
  asOf: z.string(),
  /** What could not be read on the day. */
  missing: z.array(z.enum(briefingSections)),
  /** Which kind of stand-in this is, and why; null for a full one. */
  notice: z.string().max(500).nullable(),
  /** Short sentences, bad news first. */
  sentences: z.array(z.string().max(300)).max(12),
})
export type BriefingContent = z.infer<typeof briefingContent>
