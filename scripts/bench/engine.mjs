import { readFileSync } from 'node:fs'
import { root } from '../setup/paths.mjs'
import { compareTimes } from './measure.mjs'

const engine = `${root}/packages/engine`
const fixture = (name) => readFileSync(`${engine}/fixtures/${name}`)
const today = '2026-11-22'

async function loadPeople() {
  const [{ parseResume }, { parsePostingText }, { noPreferences }] = await Promise.all([
    import(`${engine}/src/resume/parse-resume.ts`),
    import(`${engine}/src/posting/parse-posting-text.ts`),
    import(`${root}/packages/schemas/src/preferences.ts`),
  ])
  const postings = [
    '01-narvar-senior-ai-engineer',
    '02-wayve-embedded-cpp',
    '03-datadog-ai-research-paris',
    '04-moloco-data-scientist',
  ].map((name) => parsePostingText(fixture(`postings/${name}.txt`).toString('utf8')))
  return {
    profile: parseResume(fixture('resumes/02-midcareer-tech.txt').toString('utf8')).content,
    postings,
    preferences: noPreferences,
  }
}

/** A two-page PDF, from bytes to profile; the floor is the PDF library giving the bare text. */
export async function parseResumePdf() {
  const { parseDocument } = await import(`${engine}/src/documents/parse-document.ts`)
  const { extractText, getDocumentProxy } = await import('unpdf')
  const bytes = () => new Uint8Array(fixture('bench/two-pages.pdf'))
  return await compareTimes('parse-resume-pdf', {
    subject: () => parseDocument(bytes()),
    floor: async () => extractText(await getDocumentProxy(bytes())),
    floorIs: 'unpdf text alone',
    limitMs: 300,
  })
}

/** A real posting of 8 kB; the floor walks its characters once. */
export async function parsePosting() {
  const { parsePostingText } = await import(`${engine}/src/posting/parse-posting-text.ts`)
  const text = fixture('postings/03-datadog-ai-research-paris.txt').toString('utf8')
  return await compareTimes('parse-posting', {
    subject: () => parsePostingText(text),
    floor: () => text.split(/\W+/).map((word) => word.toLowerCase()),
    floorIs: 'splitting it into words',
    limitMs: 20,
  })
}

/** Four postings read anew for each run, so that nothing is remembered of them, per posting; the floor reads one from its stored JSON. */
export async function scoreMatch() {
  const { scoreMatch: score } = await import(`${engine}/src/match/score-match.ts`)
  const { prepareProfile } = await import(`${engine}/src/match/prepared-profile.ts`)
  const { scorePrepared } = await import(`${engine}/src/match/score-match.ts`)
  const { profile, postings, preferences } = await loadPeople()
  const stored = postings.map((posting) => JSON.stringify(posting.content))
  const prepared = prepareProfile(profile, preferences, today)
  score({ profile, preferences, posting: postings[0].content, today })
  const fresh = Array.from({ length: 120 }, () => stored.map((json) => JSON.parse(json)))
  const result = await compareTimes('score-posting', {
    subject: () => {
      for (const posting of fresh.pop() ?? []) scorePrepared(prepared, posting)
    },
    floor: () => {
      for (const json of stored) JSON.parse(json)
    },
    floorIs: 'reading it from JSON',
    limitMs: 1 * stored.length,
  })
  const per = (value) => Number((value / stored.length).toPrecision(3))
  return { ...result, subject: per(result.subject), floor: per(result.floor), target: '< 1 ms' }
}

/** A mail without a model; the floor reads profile and posting from their stored JSON. */
export async function composeMail() {
  const { composeMail: compose } = await import(`${engine}/src/writing/compose-mail.ts`)
  const { profile, postings } = await loadPeople()
  const stored = JSON.stringify({ profile, posting: postings[0] })
  const company = {
    url: null,
    title: 'About',
    siteName: 'Narvar',
    text: 'Narvar helps retailers after the sale. This year we opened an office in Toronto and shipped our first agent.',
  }
  return await compareTimes('compose-mail', {
    subject: () => {
      const { profile: person, posting } = JSON.parse(stored)
      return compose({
        profile: person,
        posting,
        company,
        recipient: { name: 'Grace', role: null },
        tone: 'friendly',
        goal: 'ask-for-call',
        painPoint: null,
        links: [],
        today,
      })
    },
    floor: () => JSON.parse(stored),
    floorIs: 'reading profile and posting from JSON',
    limitMs: 50,
  })
}
