import { plural } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'

export type JourneyStep = {
  key: 'resume' | 'profile' | 'looking' | 'opening' | 'match' | 'mail'
  title: string
  /** What is so now, or what it is for. */
  about: string
  isDone: boolean
}

type Data = {
  profile: RouterOutputs['profile']['get']
  preferences: RouterOutputs['preferences']['get']
  postings: RouterOutputs['postings']['list']
  drafts: RouterOutputs['outreach']['list']
}
export type Journey = {
  query: JourneyQuery
  steps?: JourneyStep[]
  lead?: string
  /** There is a profile to search by, and no e-mail was written yet. */
  isNew?: boolean
}
/** The first of its queries that has no answer, or any of them when all have. */
type JourneyQuery = { data: unknown; error: unknown; fetchStatus: string; refetch: () => unknown }

function stepsOf({ profile, preferences, postings, drafts }: Data): JourneyStep[] {
  const ready = postings.filter(({ state }) => state === 'ready')
  const best = ready
    .flatMap(({ score, title }) => (score === null ? [] : [{ score, title }]))
    .sort((a, b) => b.score - a.score)[0]
  const written = drafts.filter(({ state }) => state === 'ready').length
  const looks =
    preferences.titles.length + preferences.places.length > 0 ||
    preferences.seniority !== null ||
    preferences.salaryFloor !== null ||
    preferences.arrangement !== 'open'
  const jobs = profile?.content.experience.length ?? 0
  return [
    {
      key: 'resume',
      title: 'Give me your resume',
      isDone: profile !== null,
      about:
        profile === null
          ? 'A PDF, a DOCX, or pasted text. I read it once.'
          : (profile.document?.fileName ?? 'You started without a document.'),
    },
    {
      key: 'profile',
      title: 'Check what I read',
      isDone: profile !== null && profile.content.name !== null && jobs > 0,
      about:
        profile === null
          ? 'Each value stands beside the place I found it.'
          : `${plural(jobs, 'job')} and ${plural(profile.content.skills.length, 'skill')} in your profile.`,
    },
    {
      key: 'looking',
      title: 'Say what you look for',
      isDone: looks,
      about: looks
        ? [...preferences.titles, ...preferences.places].slice(0, 3).join(', ') || 'Set.'
        : 'Optional, but without it parts of every match stay unknown.',
    },
    {
      key: 'opening',
      title: 'Find openings',
      isDone: ready.length > 0,
      about:
        ready.length > 0
          ? `${plural(ready.length, 'opening')} read.`
          : 'I search what this instance holds; or add one by its address, or as text.',
    },
    {
      key: 'match',
      title: 'See how it fits',
      isDone: best !== undefined,
      about:
        best === undefined
          ? 'A score with its parts, and the lines it rests on.'
          : `The best so far: ${best.title ?? 'an opening without a title'}, ${best.score} of 100.`,
    },
    {
      key: 'mail',
      title: 'Write the e-mail',
      isDone: written > 0,
      about: written > 0 ? `${plural(written, 'e-mail')} written.` : 'At most 120 words, every claim with its source.',
    },
  ]
}

/** Where the person stands on the way from a resume to an e-mail. */
export function useJourney(): Journey {
  const profile = trpc.profile.get.useQuery()
  const preferences = trpc.preferences.get.useQuery()
  const postings = trpc.postings.list.useQuery()
  const drafts = trpc.outreach.list.useQuery()
  const missing = [profile, preferences, postings, drafts].find(({ data }) => data === undefined)
  if (profile.data === undefined || !preferences.data || !postings.data || !drafts.data)
    return { query: missing ?? profile }
  const steps = stepsOf({
    profile: profile.data,
    preferences: preferences.data,
    postings: postings.data,
    drafts: drafts.data,
  })
  const left = steps.filter(({ isDone }) => !isDone).length
  return {
    query: profile,
    steps,
    isNew: profile.data !== null && drafts.data.length === 0,
    lead: left === 0 ? 'You are through with all steps.' : `${left} of ${plural(steps.length, 'step')} left.`,
  }
}
