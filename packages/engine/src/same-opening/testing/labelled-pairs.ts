import type { Comparable } from '../compare-openings.ts'

/** Two listings, and whether they are one opening by the way they were made. */
export type LabelledPair = { a: Comparable; b: Comparable; isSame: boolean; made: string }

const lines = (text: string): string[] => text.split('\n')
const roles = [
  'Software Engineer',
  'Data Engineer',
  'Product Manager',
  'Account Executive',
  'Registered Nurse',
  'UX Designer',
  'Accountant',
  'Recruiter',
  'Site Reliability Engineer',
  'Customer Support Associate',
]
const teams = ['Payments', 'Growth', 'Platform', 'Search', 'Mobile', 'Security', 'Billing', 'Internal Tools']
const cities = [
  ['Berlin, Germany', 'berlin'],
  ['Paris, France', 'paris'],
  ['London, UK', 'london'],
  ['Austin, TX', 'austin'],
  ['Toronto, Canada', 'toronto'],
  ['Madrid, Spain', 'madrid'],
] as const
const levels = ['', 'Senior ', 'Junior ', 'Staff ', 'Principal ']
const duties = [
  'design and run {x} services',
  'own the {x} roadmap with your team',
  'talk to customers about {x} every week',
  'keep {x} reporting correct and on time',
  'review the work of others on {x}',
  'write down how {x} works for those who come after you',
  'find out why {x} is slow and mend it',
  'plan {x} releases with support and sales',
  'train new colleagues in {x}',
  'measure whether {x} does what we promised',
]
const asks = [
  '{n}+ years of experience with {x}',
  'a good command of {x} in practice',
  'you explain {x} so that others understand it',
  'a degree or the same in experience with {x}',
  'you have led work on {x} from idea to use',
  'you know when not to use {x}',
]
const things = [
  'ledger',
  'routing',
  'pricing',
  'onboarding',
  'inventory',
  'fraud',
  'search',
  'claims',
  'scheduling',
  'analytics',
  'identity',
  'dispatch',
  'invoicing',
  'matching',
  'telemetry',
  'consent',
]
const about = [
  'We keep the books of small shops so that their owners can go home.',
  'We bring fresh bread to forty towns before they wake up.',
  'We build the instruments that hospitals trust at night.',
  'We help cities know where their water goes.',
]

/** Pairs by controlled variation of made-up postings: reposts, copies, cut texts and rewritten titles that are the same, and roles that differ in one thing. */
export function labelledPairs(seed: number, count: number): LabelledPair[] {
  let state = seed >>> 0
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const fill = (pattern: string) =>
    pattern.replaceAll('{x}', `${pick(things)} ${pick(things)}`).replaceAll('{n}', String(2 + Math.floor(random() * 8)))
  const some = (from: readonly string[], many: number) => Array.from({ length: many }, () => `- ${fill(pick(from))}`)
  const bodyOf = (employer: string, role: string) =>
    [
      `${employer} looks for a ${role}. ${pick(about)}`,
      'What you will do',
      ...some(duties, 26 + Math.floor(random() * 12)),
      'What we ask',
      ...some(asks, 16 + Math.floor(random() * 10)),
      'What we offer',
      ...some(['{n} weeks away with pay', 'a budget of {n}00 to learn {x}', 'lunch with those who build {x}'], 3),
      `${employer} hires people of every origin and makes room for what they need.`,
    ].join('\n')
  const employerOf = (at: number) =>
    `${pick(['Ledger', 'North', 'Salt', 'Kite', 'Feld', 'Pine'])}${pick(['line', 'beam', 'marsh', 'wing', 'werk', 'crest'])} ${at % 50}`
  const urlOf = () => `https://jobs.example/${Math.floor(random() * 1e9)}`
  const base = (at: number): Comparable => {
    const employer = employerOf(at)
    const role = pick(roles)
    return {
      title: `${pick(levels)}${role}${random() < 0.4 ? `, ${pick(teams)}` : ''}`,
      employer,
      employerKey: employer.toLowerCase(),
      places: [pick(cities)[1]],
      canonicalUrl: urlOf(),
      applyUrl: null,
      body: bodyOf(employer, role),
    }
  }
  const other = <T>(from: readonly T[], not: T): T => pick(from.filter((value) => value !== not))

  const same: Record<string, (one: Comparable) => Comparable> = {
    repost: (one) => ({ ...one, canonicalUrl: urlOf() }),
    'repost with a new closing date': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      body: `${one.body}\nApply by 12 December.`,
    }),
    'aggregator copy': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: `${one.title} (m/f/d)`,
      body: `${one.body}\nFound on Jobs Everywhere.`,
    }),
    'aggregator copy that leads to the posting': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      applyUrl: one.canonicalUrl,
      body: one.body.slice(0, 250),
      employerKey: null,
    }),
    'text cut off': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      body: `${one.body.slice(0, Math.max(500, Math.floor(one.body.length * (0.4 + random() * 0.4))))} …`,
    }),
    'title with employer and mode': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: `${one.title} - ${one.employer} (Remote)`,
    }),
    'title abbreviated': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: one.title.replace('Senior', 'Sr.').replace('Junior', 'Jr.').replace('Engineer', 'Eng'),
    }),
    'title in another order': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: one.title.includes(', ') ? one.title.split(', ').reverse().join(' - ') : one.title.toUpperCase(),
    }),
    'place left out': (one) => ({ ...one, canonicalUrl: urlOf(), places: [] }),
    'a line reworded': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      body: lines(one.body).with(-1, 'We hire people of every origin.').join('\n'),
    }),
  }
  const different: Record<string, (one: Comparable) => Comparable> = {
    'another level': (one) => {
      const level = levels.find((word) => word !== '' && one.title.startsWith(word)) ?? ''
      return { ...one, canonicalUrl: urlOf(), title: `${other(levels, level)}${one.title.slice(level.length)}` }
    },
    'another team': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: one.title.includes(', ')
        ? `${one.title.split(', ')[0]}, ${other(teams, one.title.split(', ')[1] ?? '')}`
        : `${one.title}, ${pick(teams)}`,
    }),
    'another place': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      places: [
        other(
          cities.map(([, key]) => key),
          one.places[0] as (typeof cities)[number][1],
        ),
      ],
    }),
    'another place in the title': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      places: [],
      title: `${one.title} - Lyon`,
      body: one.body,
    }),
    'another number': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      title: `${one.title} ${pick(['II', 'III', '2', '3'])}`,
    }),
    'another role of the same employer': (one) => ({
      ...base(0),
      employer: one.employer,
      employerKey: one.employerKey,
      places: one.places,
    }),
    'the same words at another employer': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      employer: 'Otherwise',
      employerKey: 'otherwise',
    }),
    'the same title for other work': (one) => ({
      ...one,
      canonicalUrl: urlOf(),
      body: bodyOf(one.employer ?? '', one.title),
    }),
  }
  const ways = [
    ...Object.entries(same).map(([made, vary]) => ({ made, vary, isSame: true })),
    ...Object.entries(different).map(([made, vary]) => ({ made, vary, isSame: false })),
  ]
  return Array.from({ length: count }, (_, at) => {
    const { made, vary, isSame } = ways[at % ways.length] as (typeof ways)[number]
    const one = base(at)
    // A place in the title says nothing new to a posting that stands there already.
    const a = made === 'another place in the title' ? { ...one, places: [], title: `${one.title} - Berlin` } : one
    return { a, b: vary(made === 'another place in the title' ? { ...a, title: one.title } : a), isSame, made }
  })
}
