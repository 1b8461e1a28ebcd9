/// <reference path="./snowball-stemmers.d.ts" />
import { createRequire } from 'node:module'

/** Every language in one file: loaded with the first title, as a server answers much else before. */
type Stemmer = ReturnType<typeof import('snowball-stemmers')['newStemmer']>
let english: Stemmer | undefined
const openStemmer = (): Stemmer =>
  (createRequire(import.meta.url)('snowball-stemmers') as typeof import('snowball-stemmers')).newStemmer('english')
const stems = new Map<string, string>()

/** The stem of an English word; words of other languages come back nearly unchanged. Cached: titles repeat. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  english ??= openStemmer()
  const stem = /^[a-z]{4,}$/.test(word) ? english.stem(word) : word
  if (stems.size < 50_000) stems.set(word, stem)
  return stem
}

const abbreviations: Record<string, string> = {
  swe: 'software engineer',
  sde: 'software engineer',
  sdet: 'test engineer',
  sre: 'site reliability engineer',
  dev: 'developer',
  eng: 'engineer',
  engr: 'engineer',
  mgr: 'manager',
  pm: 'product manager',
  tpm: 'technical program manager',
  rn: 'registered nurse',
  lpn: 'practical nurse',
  cna: 'nursing assistant',
  qa: 'quality assurance',
  hr: 'human resources',
  ux: 'user experience',
  ui: 'user interface',
  ml: 'machine learning',
  ai: 'artificial intelligence',
  bi: 'business intelligence',
  ae: 'account executive',
  sdr: 'sales development representative',
  bdr: 'business development representative',
  csm: 'customer success manager',
  cfo: 'chief financial officer',
  cto: 'chief technology officer',
  ceo: 'chief executive officer',
  coo: 'chief operating officer',
  cmo: 'chief marketing officer',
  fe: 'frontend',
  be: 'backend',
  fs: 'fullstack',
  vp: 'vice president',
  asst: 'assistant',
  admin: 'administrator',
  acct: 'accountant',
  rep: 'representative',
  sw: 'software',
  mts: 'software engineer',
  it: 'information technology',
  er: 'emergency',
  ed: 'emergency',
  icu: 'intensive care',
  devops: 'devops engineer',
  frontend: 'frontend',
  backend: 'backend',
  fullstack: 'fullstack',
  softwareentwickler: 'software engineer',
  entwickler: 'developer',
  ingenieur: 'engineer',
  pflegefachkraft: 'registered nurse',
  krankenpfleger: 'registered nurse',
  krankenschwester: 'registered nurse',
  buchhalter: 'accountant',
  bilanzbuchhalter: 'accountant',
  finanzbuchhalter: 'accountant',
  verkäufer: 'sales assistant',
  lehrer: 'teacher',
  infirmier: 'registered nurse',
  infirmière: 'registered nurse',
  comptable: 'accountant',
  développeur: 'developer',
  développeuse: 'developer',
  ingénieur: 'engineer',
  desarrollador: 'developer',
  ingeniero: 'engineer',
  enfermero: 'registered nurse',
  enfermera: 'registered nurse',
  contable: 'accountant',
}

const synonymSets = [
  'developer engineer programmer',
  'frontend web',
  'accountant bookkeeper',
  'recruiter talent',
  'attorney lawyer counsel solicitor',
  'physician doctor',
  'teacher instructor educator',
  'manager lead head supervisor',
  'analyst analytics',
  'scientist researcher research',
  'designer design',
  'marketer marketing growth',
  'salesperson sales seller',
  'support service success',
  'assistant administrator secretary',
  'driver chauffeur',
  'cook chef',
  'warehouse logistics',
  'consultant advisor adviser',
  'technician mechanic',
  'caregiver carer aide',
  'representative executive associate',
  'platform infrastructure',
  'server backend',
  'artificial machine',
  'learning intelligence',
]

let synonyms: Map<string, Set<string>> | undefined

function readSynonyms(): Map<string, Set<string>> {
  const read = new Map<string, Set<string>>()
  for (const set of synonymSets.map((words) => words.split(' ').map(stemOf)))
    for (const word of set) read.set(word, new Set([...(read.get(word) ?? []), ...set]))
  return read
}

function synonymsWith(stem: string): Set<string> | undefined {
  synonyms ??= readSynonyms()
  return synonyms.get(stem)
}

const levelWords = new Set(
  'senior sr junior jr lead staff principal entry mid level associate head chief i ii iii iv v intern trainee graduate experienced intermediate the of and for a an in at to with m w d f x h remote hybrid onsite full part time contract'.split(
    ' ',
  ),
)

/** The stems of a title that say what the work is: abbreviations written out, level words and fillers left out. */
export function titleTokens(title: string): string[] {
  const spaced = title
    .toLowerCase()
    .replace(/front[- ]?end/g, 'frontend')
    .replace(/back[- ]?end/g, 'backend')
    .replace(/full[- ]?stack/g, 'fullstack')
    .replace(/\([^()]*\)/g, ' ')
  const words = spaced
    .split(/[^\p{L}\p{N}+#]+/u)
    .flatMap((word) => (abbreviations[word.replace(/in$/, '')] ?? abbreviations[word] ?? word).split(' '))
  const kept = words.filter((word) => word !== '' && !levelWords.has(word))
  return [...new Set((kept.length > 0 ? kept : words.filter((word) => word.length > 1)).map(stemOf))]
}

/** 1 for the same stem, `credit` for a synonym, else 0. */
export function tokenLikeness(one: string, other: string, credit: number): number {
  if (one === other) return 1
  return synonymsWith(one)?.has(other) === true ? credit : 0
}

/** The stems that stand for the same work as this one, itself left out. */
export function synonymsOf(stem: string): string[] {
  return [...(synonymsWith(stem) ?? [])].filter((other) => other !== stem)
}
