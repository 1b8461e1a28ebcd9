import { readFile } from 'node:fs/promises'
import { writeLetter } from '@jobpilot/agents/letter-writer/agent'
import { writeMail } from '@jobpilot/agents/mail-writer/agent'
import { explainMatch } from '@jobpilot/agents/match-explainer/agent'
import type { MeteredModel } from '@jobpilot/agents/metered-model'
import { readPosting } from '@jobpilot/agents/posting-reader/agent'
import { readProfile } from '@jobpilot/agents/profile-reader/agent'
import { parsePostingText } from '@jobpilot/engine/posting/parse-posting-text'
import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import { composeLetter } from '@jobpilot/engine/writing/compose-letter'
import { composeMail } from '@jobpilot/engine/writing/compose-mail'
import { ModelError } from '@jobpilot/platform/models/model-error'
import type { GenerateRequest, ModelRole } from '@jobpilot/platform/models/model-port'
import { Tiktoken } from 'js-tiktoken/lite'
import o200k from 'js-tiktoken/ranks/o200k_base'
import * as z from 'zod'
import {
  companyAnswer,
  letterAnswer,
  mailAnswer,
  matchAnswers,
  postingAnswer,
  repairAnswer,
  resumeAnswer,
} from './whole-answers.ts'

/**
 * One call as an agent makes it: what it sends and what a whole answer is, counted in tokens by OpenAI's own encoding
 * (o200k_base), and how many it allows to come back.
 */
export type RecordedCall = {
  role: ModelRole
  inputChars: number
  inputTokens: number
  outputTokens: number
  maxOutputTokens: number
}

const encoding = new Tiktoken(o200k)
const tokensOf = (text: string) => encoding.encode(text, [], []).length

/** The agents that call a model, each with the calls that one piece of its work makes. */
export type RecordedWork = Record<'resume' | 'posting' | 'match' | 'mail' | 'letter', RecordedCall[]>

const fixture = (path: string) =>
  readFile(new URL(`../../../../engine/fixtures/${path}.txt`, import.meta.url), 'utf8').then((text) => text.trim())

const unsourced = { kind: 'proof', text: 'I led 912 engineers at Initrode.', sources: [] }
/** Each sentence claims what no fact says, so that every agent also makes its second call, for the corrections. */
const answers: Record<string, unknown> = {
  company_page: { quotes: [] },
  cold_mail: {
    toneNote: '',
    subject: '',
    valuePropositions: [],
    sentences: Array.from({ length: 6 }, () => unsourced),
  },
  match_words: {
    reasons: Array.from({ length: 3 }, () => ({ asks: unsourced.text, has: unsourced.text, sources: [] })),
    concerns: [unsourced, unsourced],
  },
  letter: { toneNote: '', paragraphs: [{ sentences: Array.from({ length: 15 }, () => unsourced) }] },
  sentences: { sentences: [] },
}

/** A model that notes what it is asked. Readers get no answer: they make one call each, and it is noted by then. */
function recorder(calls: RecordedCall[], whole: Record<string, unknown>): MeteredModel {
  return {
    provider: 'openai',
    modelFor: (role) => role,
    generate<T>({ role, system, prompt, schema, schemaName, maxOutputTokens }: GenerateRequest<T>) {
      const sent = `${system}\n${prompt}\n${JSON.stringify(z.toJSONSchema(schema))}`
      if (!(schemaName in whole)) throw new Error(`nobody says what a whole answer to ${schemaName} is`)
      calls.push({
        role,
        inputChars: sent.length,
        inputTokens: tokensOf(sent),
        outputTokens: tokensOf(JSON.stringify(whole[schemaName])),
        maxOutputTokens,
      })
      const answer = answers[schemaName]
      if (answer === undefined) return Promise.reject(new ModelError('refused', 'only recording'))
      const usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 }
      const value = schema.parse(answer)
      return Promise.resolve({ value, usage, isUsageEstimated: true, provider: 'openai', model: role, latencyMs: 0 })
    },
  }
}

/** Runs every agent on the fixtures (a real posting of 6,500 characters, a resume of a page) and notes its calls. */
export async function recordWork(): Promise<RecordedWork> {
  const [resume, posting] = [
    await fixture('resumes/02-midcareer-tech'),
    await fixture('postings/01-narvar-senior-ai-engineer'),
  ]
  const read = parseResume(resume)
  const parsed = { ...parsePostingText(posting), readFrom: 'pasted-text' as const }
  const work: RecordedWork = { resume: [], posting: [], match: [], mail: [], letter: [] }
  const request = {
    profile: read.content,
    posting: parsed,
    // A company page is about as long as a posting.
    company: { url: null, title: '', text: posting, siteName: null },
    recipient: { name: 'Jana Weber', role: 'Head of Engineering' },
    tone: 'professional' as const,
    painPoint: null,
    links: [],
    today: '2026-11-22',
  }
  await readProfile({
    text: resume,
    pageStarts: [],
    engineResult: { content: read.content, notices: [] },
    model: recorder(work.resume, { resume: resumeAnswer(read.content) }),
  })
  await readPosting({ parsed, model: recorder(work.posting, { posting: postingAnswer(parsed) }) })
  await explainMatch({
    profile: read.content,
    posting: parsed,
    today: request.today,
    model: recorder(work.match, matchAnswers(composeMail({ ...request, goal: 'introduce' }))),
  })
  const composed = { mail: composeMail({ ...request, goal: 'introduce' }), letter: composeLetter(request) }
  const company_page = companyAnswer(posting)
  await writeMail({
    input: { ...request, goal: 'introduce' },
    model: recorder(work.mail, {
      company_page,
      cold_mail: mailAnswer(composed.mail),
      sentences: repairAnswer(composed.mail),
    }),
  })
  await writeLetter({
    input: request,
    model: recorder(work.letter, {
      company_page,
      letter: letterAnswer(composed.letter),
      sentences: repairAnswer(composed.letter),
    }),
  })
  return work
}
