import type { BriefingKind, BriefingParts, BriefingSection } from '@jobpilot/schemas/briefing'

const sectionWords: Record<BriefingSection, string> = {
  openings: 'your new openings',
  topPick: 'your top pick',
  needs: 'what needs you',
  pipeline: 'your pipeline',
  work: 'what I did',
  spend: 'what I spent',
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

function list(words: string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** Dollars with their unit; four digits for less than ten cents, so that a small cost is not told as nothing. */
function dollars(micro: number): string {
  const value = micro / 1_000_000
  return `${value.toFixed(value > 0 && value < 0.1 ? 4 : 2)} USD`
}

/** Says which kind it is when it is not a full one; null when it is. */
export function noticeOf(kind: BriefingKind, missing: readonly BriefingSection[]): string | null {
  if (kind === 'full') return null
  const unread = `I could not read ${list(missing.map((section) => sectionWords[section]))} this time.`
  return kind === 'last-good'
    ? `${unread} This is my last good briefing.`
    : `${unread} This is a minimal briefing: only what I could read.`
}

function needsSentences(needs: NonNullable<BriefingParts['needs']>): string[] {
  const { unknownCount, stoppedCount, approvalCount } = needs
  return [
    ...(unknownCount > 0
      ? [`I cannot tell whether ${plural(unknownCount, 'e-mail')} went out; please tell me what you know.`]
      : []),
    ...(stoppedCount > 0
      ? [
          `${plural(stoppedCount, 'piece')} of my work stopped before the end; you can start ${stoppedCount === 1 ? 'it' : 'them'} again.`,
        ]
      : []),
    ...(approvalCount > 0
      ? [`${plural(approvalCount, 'e-mail waits', 'e-mails wait')} for your approval; nothing goes out without it.`]
      : []),
  ]
}

function pipelineSentences({ dueCount, movedCount }: NonNullable<BriefingParts['pipeline']>): string[] {
  return [
    ...(dueCount > 0
      ? [`${plural(dueCount, 'application has', 'applications have')} had no answer for a while; you could follow up.`]
      : []),
    ...(movedCount > 0 ? [`${plural(movedCount, 'opening')} moved in your pipeline.`] : []),
  ]
}

function openingsSentence({ readCount, matchedCount, strongCount }: NonNullable<BriefingParts['openings']>): string {
  if (readCount === 0) return 'I read no new openings.'
  const read = `I read ${plural(readCount, 'new opening')}`
  if (matchedCount === 0) return `${read}; none is compared with your profile yet.`
  if (strongCount === 0) return `${read}; none is a strong match.`
  return `${read}; ${strongCount === 1 ? '1 is a strong match' : `${strongCount} are strong matches`}.`
}

function spendSentence({ microUsd, monthMicroUsd }: NonNullable<BriefingParts['spend']>): string {
  const month = monthMicroUsd === 0 ? '' : ` This month: ${dollars(monthMicroUsd)}.`
  return microUsd === 0 ? `I spent nothing.${month}` : `I spent ${dollars(microUsd)} on model calls.${month}`
}

/** What is in the parts, as short sentences: what needs the person first. Sections that were not read are not told of. */
export function composeSentences({ needs, pipeline, openings, topPick, work, spend }: BriefingParts): string[] {
  const pick = topPick?.pick
  return [
    ...(needs ? needsSentences(needs) : []),
    ...(pipeline ? pipelineSentences(pipeline) : []),
    ...(openings ? [openingsSentence(openings)] : []),
    ...(pick
      ? [
          `My top pick is ${clip(pick.title ?? 'an opening without a title')}${pick.employer ? ` at ${clip(pick.employer)}` : ''}, ${pick.score} of 100.`,
        ]
      : []),
    ...(work
      ? [work.actionCount === 0 ? 'I did no work in that time.' : `I did ${plural(work.actionCount, 'thing')} for you.`]
      : []),
    ...(spend ? [spendSentence(spend)] : []),
  ]
}

const clip = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text)
