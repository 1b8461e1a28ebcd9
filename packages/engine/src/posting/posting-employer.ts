import type { Field } from '@jobpilot/schemas/fields'
import { employerLabels, labelled } from './data/east-asian-words.ts'
import { legalForms, employerLabels as otherEmployerLabels, seeks } from './data/terms-by-language.ts'
import { findPlace, findPlaces } from './gazetteer.ts'
import type { PostingItem } from './posting-sections.ts'
import { namesWork } from './posting-title.ts'
import { readField } from './read-field.ts'

const name = String.raw`((?:[\p{Lu}\d][\p{L}\p{N}&.'’+-]*)(?: (?:&|and|of|the|de|für|von|der|van|und|A\/S|[\p{Lu}\d][\p{L}\p{N}&.'’+-]*)){0,5})`
const label =
  /^(?:(?:the |hiring |name of (?:the )?)?(?:company|employer|organi[sz]ation)(?: name)?|agency|institution|ministry|school|hospital|facility|firm|practice|department(?= ?: ?(?:of|for))|unternehmen|arbeitgeber|firma|entreprise|société|employeur|empresa|azienda|bedrijf|virksomhed|arbeidsgiver|arbetsgivare|client)\s*:\s+(?=\S)/iu
const eastAsianLabel = labelled(employerLabels)
const otherLabel = new RegExp(`^(?:${otherEmployerLabels})\\s?:\\s+(?=\\S)`, 'iu')
const generic =
  /^(?:us|you|the|this|our|your|we|it|role|job|team|company|position|work|working|who|what|job description|opportunity|candidate|department|project|program|benefits|applying|him|her|me|all|at|join|why|how|about|here|they|he|she|i|if|as|when|to|in|for|and|or|but|a|an|wir|sie|du|uns|die|der|das|ihr|ihre|nous|vous|nosotros|nos|this role|everyone|today|apply|location|salary|additional|additionally|additional information|careers|life|values|time|once|that|there|these|those|equal opportunity|monday|summary|now|one|least|most|large|scale|any|home|first|me too|people|engineering|product|design|marketing|sales|germany|france|canada|remote|hybrid)$/iu
const legalForm =
  /(?:\b(?:Inc|LLC|Ltd|Limited|GmbH|AG|SE|KG|SAS|SARL|S\.A\.|S\.L\.|S\.p\.A\.|S\.r\.l\.|z o\.o\.|A\.Ş\.|Şti\.|Lda|Ltda|B\.V\.|BV|NV|A\/S|ApS|AB|AS|Oy|Pty|PLC|plc|Corp|Corporation|Group|Holdings|e\.V\.|gGmbH|mbH|mbB|PartG|Inc\.|Kanzlei)(?![\p{L}\p{N}])|University|Universität|Hospital|Clinic|Klinik|Klinikum|NHS|Trust|Council|County|School|College|Bank|Institute|Foundation|Agency|Department|Ministry|Commission|Ziekenhuis|Krankenhaus|Ospedale|Szpital|Sykehus|Sjukhus|Universiteit|Universidad|Università|Uniwersytet|Hochschule|Hogeschool|Gemeente|Ayuntamiento|Stadt\s|City of|Mairie|Ville de|Hôpital|CHU|Hotel|Restaurant|Services|Solutions|Technologies|Labs|Systems|Company|Co\.|Partners|Health|Medical Center|(?:CITY|TOWN|COUNTY|STATE|DEPARTMENT|MINISTRY|UNIVERSITY|BANK) OF|株式会社|有限会社|有限公司|集团|주식회사|㈜)/u

const otherLegalForm = new RegExp(`(?<!\\p{L})(?:${legalForms})(?!\\p{L})`, 'u')

/** The dot at the end belongs to the name. */
const endsInForm =
  /\b(?:Inc|Co|Ltd|Lda|Ltda|Corp|[SBN]\.\s?[ALVpr](?:\.[rA])?(?:\.l)?|e\.V|(?:d\.)?o\.o|a\.s|s\.r\.o|d\.d|Kft|(?:Ny|Z)rt|A\.Ş|Şti)\.$/u

/** Whether a name says that it is a firm's, a school's or an authority's. */
export const namesFirm = (name: string): boolean => legalForm.test(name) || otherLegalForm.test(name)

const maker =
  'company|employer|startup|start-up|provider|firm|practice|agency|hospital|retailer|bank|platform|maker|leader|team|group|studio|charity|clinic|network|organi[sz]ation|manufacturer|supplier|consultancy|brand|school|producer|developer|business'

const cues: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`(?:^|\n)[#* ]*About ${name}[#*: ]*(?=\n|$)`, 'gu'), 4],
  [
    new RegExp(
      String.raw`(?:^|\n)[#* ]*(?:Über|À propos de|A propos de|Sobre|Chi è|Over|Om|Working at|Life at|Why join|Careers at) (?:die |der |das |la |le )?${name}[#*:?! ]*(?=\n|$)`,
      'gu',
    ),
    3.5,
  ],
  [new RegExp(String.raw`\b[Aa]t ${name},? (?:we|our|you|you’ll|everyone|people)\b`, 'gu'), 3],
  [
    new RegExp(
      String.raw`(?:^|[.!?\n]\s*)${name} (?:is|are) (?:an? (?:leading|fast|global|growing|Series|equal|proud|privately|publicly|company|start|software|technology|family|non|award|mission|health|community|not|independent|world|major|well|(?:[\p{Ll}-]+ ){1,3}(?:${maker}))|the (?:leading|world|largest|premier|first|only)|now hiring|hiring|looking for|seeking|recruiting|searching|proud to be|committed to|on a mission|building|growing|expanding|\p{Lu}[\p{L}]+[’']s (?:leading|largest|biggest|favou?rite|oldest|first|only|best|most|number|fastest|premier))`,
      'gu',
    ),
    3,
  ],
  [
    new RegExp(
      String.raw`(?:^|[.!?\n]\s*)(?:Die |Der |Das |La |Le |L’|L'|El )?${name} (?:sucht|ist ein|ist eine|recherche|recrute|est une?|busca|es una?|cerca|è una?|zoekt|is een|søger|söker|contrata|seeks|invites|welcomes|has an opening|has been)\b`,
      'gu',
    ),
    3,
  ],
  [new RegExp(String.raw`\bJoin (?:the |us at |the team at )?${name}(?: team)?(?: as|!|,|\.| and| in| to)`, 'gu'), 2],
  [
    new RegExp(
      String.raw`\b(?:[Ww]ork(?:ing)?|[Cc]areers?|[Rr]oles?|[Jj]obs?|[Ll]ife|[Vv]alues|[Oo]pportunit(?:y|ies)) (?:at|with|bei|chez) ${name}`,
      'gu',
    ),
    2,
  ],
  [new RegExp(String.raw`\b(?:bei|chez) (?:der |dem |la |le )?${name}`, 'gu'), 1.5],
  [new RegExp(String.raw`(?:^|\n)[#* ]*Why (?:AI at |work at |work for |join )?${name}\s?\?`, 'gu'), 2.5],
  [
    new RegExp(String.raw`(?:^|\n)${name} (?:is|are) (?:now |currently )?(?:hiring|looking|seeking|recruiting)`, 'gu'),
    3,
  ],
  [
    new RegExp(
      String.raw`\b(?:for|para|pour|für|per) ${name}, (?:an?|the|una?|une?|eine?n?|la|el|consultora|empresa|startup|compañía|agencia) `,
      'gu',
    ),
    2,
  ],
  [new RegExp(String.raw`\bWe(?:['’]re| are) ${name}(?:,| and|\.| –| —)`, 'gu'), 2.5],
  [new RegExp(String.raw`\b(?:by|with|for|als) ${name}[’']s\b`, 'gu'), 0.6],
  [new RegExp(String.raw`\b${name} (?:is|was) founded\b|\bFounded in \d{4}, ${name}`, 'gu'), 2.5],
]

function isName(text: string, isLabelled: boolean): boolean {
  const trimmed = text.trim()
  // Behind a label even one letter is a name.
  if (isLabelled && /^[\p{Lu}\d]$/u.test(trimmed)) return true
  if (
    trimmed.length < 2 ||
    trimmed.length > 80 ||
    generic.test(trimmed) ||
    /^(?:the|our|this|your|an?) (?:role|team|job|position|company|work|opportunity)/iu.test(trimmed)
  )
    return false
  return findPlace(trimmed) === undefined && !(namesWork(trimmed) && !namesFirm(trimmed))
}

/** What a label ("Company: ...") weighs: more than any other sign. */
const labelWeight = 7

const seeksAtEnd = new RegExp(`\\s(?:${seeks})$`, 'u')

type Vote = { start: number; end: number; weight: number }

function addVote(votes: Map<string, Vote>, source: string, from: number, to: number, weight: number): void {
  let start = from
  let end = to
  const lead = /^(?:The|Die|Der|Das|La|Le|El|Our) (?=\p{Lu})/u.exec(source.slice(start, end))
  if (lead !== null && lead[0] !== 'The ') start += lead[0].length
  const tail = /(?:[’']s|[.,:!?'’&*_]+| (?:and|of|the|de|we|und|is|You|We|Our))+$/u.exec(source.slice(start, end))
  if (tail !== null && !endsInForm.test(source.slice(start, end))) end -= tail[0].length
  end -= seeksAtEnd.exec(source.slice(start, end))?.[0].length ?? 0
  const text = source.slice(start, end)
  if (!isName(text, weight === labelWeight)) return
  const key = text.toLowerCase()
  const vote = votes.get(key)
  if (vote === undefined) votes.set(key, { start, end, weight })
  else vote.weight += weight * 0.5
}

const notNames =
  /\b(?:remote|hybrid|on-?site|share|save|early|applicants?|full|part|time|contract|permanent|apply|posted|salary|vollzeit|teilzeit|hybride|cdi|cdd|job|jobs|posting|home|new|senior|mid|level|entry|department|team|engineering|location)\b|^(?:über uns|wer wir sind|à propos|qui sommes.nous|sobre (?:nosotros|nós)|quiénes somos|quem somos|chi siamo|over ons|om oss?|o nas|who we are)$/iu

/** "Contact person: ..." is no name beside the title: a label the reader does not know must not stay in a value. */
const anyLabel = /^\p{L}[\p{L}\s./()-]{0,40}:\s/u

/** "Acme GmbH · Berlin" near the title: a short name before the first mark; farther off only a name that says it is a firm. */
function nameLineVote(
  votes: Map<string, Vote>,
  source: string,
  item: PostingItem,
  written: string,
  distance: number,
): void {
  const first = written.split(/\s+[·|•–—-]\s+|\s*[|·•]\s*|, (?!(?:Inc|Ltd|LLC|LLP|Lda|Ltda|S\.A|S\.L)\b)/u)[0] ?? ''
  const isFirm = namesFirm(first)
  const isNear = distance >= -1 && distance <= 2
  if (first.split(' ').length > 6 || /[:!?]$|\d{3}|[€$£%]|\bago\b/u.test(first)) return
  if (!(isFirm ? /^[\p{Lu}\p{Lo}\d]/u : /^[\p{Lu}\d]/u).test(first) || !(isFirm || isNear)) return
  if ((first.endsWith('.') && !endsInForm.test(first)) || notNames.test(first.replace(/\bDepartment of\b/u, ''))) return
  const isPlaceLine =
    findPlaces(first).length > 0 ||
    (/^\p{Lu}[\p{L}.’' -]+, \p{Lu}[\p{L}. ]+$/u.test(written) && findPlaces(written).length > 0)
  if (isPlaceLine && !isFirm) return
  const weight = isFirm ? (isNear ? 4 : 2) : Math.abs(distance) === 1 ? 2.2 : 1.2
  addVote(votes, source, item.start, item.start + first.length, weight)
}

function headVotes(votes: Map<string, Vote>, source: string, items: PostingItem[], titleAt: number): void {
  items.slice(0, 20).forEach((item, index) => {
    const written = source.slice(item.start, item.end)
    const named = label.exec(written) ?? eastAsianLabel.exec(written) ?? otherLabel.exec(written)
    if (named !== null) addVote(votes, source, item.start + named[0].length, item.end, labelWeight)
    const distance = index - titleAt
    if (
      anyLabel.test(written) ||
      titleAt < 0 ||
      distance === 0 ||
      Math.abs(distance) > 3 ||
      item.isBullet ||
      (item.isHeading && item.section !== 'other')
    )
      return
    nameLineVote(votes, source, item, written, distance)
  })
}

/** Reads who hires, by labels, by "About X" and "At X, we ...", and by how often the name stands in the text. */
export function readEmployer(
  source: string,
  items: PostingItem[],
  fromTitle: { start: number; end: number } | undefined,
  titleAt: number,
): Field | null {
  const votes = new Map<string, Vote>()
  if (fromTitle !== undefined) addVote(votes, source, fromTitle.start, fromTitle.end, 5)
  headVotes(votes, source, items, titleAt)
  const head = source.slice(0, 30_000)
  for (const [pattern, weight] of cues) {
    let seen = 0
    for (const match of head.matchAll(pattern)) {
      const found = match[1] ?? match[2]
      if (found === undefined || ++seen > 20) continue
      const start = match.index + match[0].indexOf(found)
      addVote(votes, source, start, start + found.length, weight)
    }
  }
  let best: Vote | undefined
  for (const vote of votes.values()) {
    const text = source.slice(vote.start, vote.end)
    const repeats = Math.min(6, head.split(text).length - 2)
    // A product team named in the title ("..., AWS LAMBDA") is not who hires, unless more than one cue says so.
    if (fromTitle === undefined && (items[titleAt]?.text ?? '').toLowerCase().includes(text.toLowerCase()))
      vote.weight -= 2
    vote.weight += repeats * 0.35 + (namesFirm(text) ? 0.6 : 0)
    if (best === undefined || vote.weight > best.weight) best = vote
  }
  if (best === undefined || best.weight < 1.8) return null
  return readField('employer', source, best.start, best.end, Math.min(0.95, 0.4 + best.weight * 0.08))
}
