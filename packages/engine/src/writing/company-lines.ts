import type { Evidence } from '@jobpilot/schemas/fields'
import { isBadNews } from './bad-news.ts'
import { claimStems } from './fact-index.ts'
import { type CompanyPage, pageLines } from './facts.ts'
import { shorten } from './first-person.ts'

const furniture =
  /cookie|privacy|copyright|©|all rights|sign (?:in|up)|log in|subscribe|newsletter|learn more|read more|click|contact us|equal opportunit|we(?:'|’)?re hiring|join (?:us|our)|apply|terms of|follow us|javascript|browser|ignore (?:all|any|previous)|instructions?\b|prompt/iu
const verbs =
  'is|are|was|builds?|makes?|helps?|runs?|serves?|offers?|provides?|develops?|designs?|brings?|connects?|delivers?|operates?|supports?|powers?|cares?|treats?|teaches|sells?|works?|employs?|has|have|started|opened|began|grew|manages?|creates?|gives?|looks? after|uses?|processe?s|ships?|trains?|believes?|wants?|aims?|keeps?|maintains?|produces?|writes|plans?|tells?|finds?|moves?|feeds?|repairs?|installs?|represents|advises|protects?|hosts?|trains?|publishes|invests?|enables?|lets?'

const ownVoice = /^(?:We|Our [\p{L}]+(?: [\p{L}]+)?) [\p{Ll}]{2,}\b|^We['’](?:re|ve) /u
const ownVerb = new RegExp(`^ (?:${verbs})\\b`, 'u')

/** What the company says of itself, made to fit into a sentence to it. `said` has no full stop. */
export type CompanyLine = { said: string; isQuote: boolean; source: Evidence }

function toYou(text: string): string {
  return text
    .replace(/\bWe(?=['’ ])/g, 'you')
    .replace(/\bwe\b/g, 'you')
    .replace(/\b[Oo]ur\b/g, 'your')
    .replace(/\b(?:us|ourselves)\b/g, (word) => (word === 'us' ? 'you' : 'yourselves'))
    .replace(/\b[Oo]urs\b/g, 'yours')
    .replace(/\byou am\b/g, 'you are')
}

function conjugated(text: string): string {
  return toYou(text)
    .replace(/['’]/g, "'")
    .replace(/\byou was\b/g, 'you were')
}

function wellFormed(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0) && !/["“”]/.test(text)
}

/** The lines of the page worth answering to, best first: what the company does, near to what the reader looks for. */
export function companyLines(
  company: CompanyPage,
  employer: string | null,
  wanted: ReadonlyMap<string, number>,
): CompanyLine[] {
  const names = [employer, company.siteName, company.title.split(/\s+[-–—|·:]\s+/)[0] ?? ''].filter(
    (name): name is string => name !== null && name.length > 1 && name.length < 50,
  )
  const found: (CompanyLine & { score: number })[] = []
  pageLines(company.text).forEach((line, index) => {
    const plain = line.text.replace(/\s+/g, ' ').trim()
    const words = plain.split(' ').length
    if (
      words < 5 ||
      words > 42 ||
      !/^\p{Lu}/u.test(plain) ||
      /[?:]$|https?:/.test(plain) ||
      /\b(?:I|my)\b/.test(plain) ||
      !wellFormed(plain)
    )
      return
    const name = names.find((candidate) => plain.toLowerCase().startsWith(`${candidate.toLowerCase()} `))
    const speaks = ownVoice.test(plain)
    const tells = name !== undefined && ownVerb.test(plain.slice(name.length))
    const said = shorten(plain.replace(/[.!]+$/, ''), 22)
    if (said.split(' ').length > 24 || !/[\p{L}\p{N})%]$/u.test(said) || !wellFormed(said)) return
    const overlap = claimStems(plain).reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0)
    const score = Math.min(overlap, 4) + (speaks || tells ? 3 : 0) + (/\d/.test(said) ? 0.5 : 0) - index * 0.03
    const source: Evidence = {
      side: 'company',
      fieldId: `line-${index + 1}`,
      quote: plain.slice(0, 600),
      span: { start: line.start, end: line.end },
    }
    if (speaks) found.push({ said: conjugated(said).replace(/^Your /, 'your '), isQuote: false, source, score })
    else if (tells) found.push({ said: conjugated(said), isQuote: false, source, score })
    else if (/\p{L}{3} \p{Ll}{2}/u.test(said)) found.push({ said, isQuote: true, source, score: score - 1 })
  })
  const best: typeof found = []
  // The words of page furniture are looked for last, in the few best lines only: the pattern is the dearest part.
  for (const line of found.sort((a, b) => b.score - a.score)) {
    if (best.length === 3) break
    if (!furniture.test(line.source.quote) && !isBadNews(line.source.quote)) best.push(line)
  }
  return best.map(({ said, isQuote, source }) => ({ said, isQuote, source }))
}
