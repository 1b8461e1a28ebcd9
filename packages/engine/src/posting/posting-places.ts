import type { Field } from '@jobpilot/schemas/fields'
import { labelled as labelledBy, placeLabels } from './data/east-asian-words.ts'
import { placeLabels as otherPlaceLabels } from './data/terms-by-language.ts'
import { findPlaces, findStateCode } from './gazetteer.ts'
import { placesInField } from './place-field.ts'
import { namesFirm } from './posting-employer.ts'
import type { PostingItem } from './posting-sections.ts'
import { namesWork } from './posting-title.ts'
import { readField, trimSpan } from './read-field.ts'

const label =
  /^(?:(?:job |work |primary |office |multiple |possible )?locations?|place(?: of work)?|town(?: ?\/ ?city| or city)?|city ?\/ ?town|based in|where|workplace|duty station|city|office|standort|arbeitsort|einsatzort|dienstort|dienstsitz|ort|lieu(?: de travail)?|localisation|ubicación|lugar(?: de trabajo)?|localidad|local(?: de trabalho)?|localização|sede|luogo di lavoro|standplaats|locatie|arbejdssted|arbeidssted|placeringsort|lokalizacja|lokasyon|miejsce pracy|miejscowość|sijainti|työpaikka|arbetsort|konum|ort)\s*[:–-]\s*(?=\S)/iu
const eastAsianLabel = labelledBy(placeLabels)
const otherLabel = new RegExp(`^(?:${otherPlaceLabels})\\s?:\\s*(?=\\S)`, 'iu')
const modeWords =
  /\b(?:fully[ -]?remote|100 ?% remote|in[ -]person|home[ -]based|remote(?:[ -](?:first|friendly|only|ok|eligible))?|hybrid|hybride|híbrido|on-?site|in[ -]office|home ?office|télétravail|vor ort|presencial|flexible|only|based|full[ -]?time|part[ -]?time|vollzeit|teilzeit|temps plein|contract|permanent|unbefristet|days?(?: (?:a|per) week| onsite| in office)?|week|onsite|office|optional|partial|partially|tage|jours?|possible|möglich|temporary|internship|cdi|cdd|mid-senior|senior|entry|level|\d+(?:x|-\d+)?)\b/giu
const inBody =
  /\b(?:based|located|headquartered role|office|position|role|job|work(?:ing)?|join us|full-time role based|team|situated|live|reside|plant|factory|warehouse|store|branch|depot|clinic|campus)(?: out of| from)?,? (?:(?:in|at|from)|within (?:easy )?(?:reach|commuting distance|travelling distance) of) (?:our |the )?(?:offices? in |city of |greater )?(?=\p{Lu})|\b(?:Standort|Raum|in unserem Büro in|am Standort|basé[e]? à|poste basé à|situé[e]? à|à pourvoir à|ubicad[oa] en|con sede en|con base en|oficinas de|com sede em|presso la sede di|gevestigd in|(?:afdeling|kontor|butik|vestiging|kantoor|hovedkontor|avdeling|kontoret) (?:i|in|te)|(?:Standort|Werk|Haus|Büro|Sitz|Hauptsitz|Filiale|Niederlassung|Klinik|Praxis|Kanzlei) (?:in|bei)) (?=\p{Lu})/gu
const bodyExcluded =
  /(?:offices|hubs|headquarter\w*|founded|customers|clients|presence|locations) (?:in|at|across)|headquarter/iu

type Segment = { start: number; end: number }

/** Cuts a location line at the marks that separate places. A comma stays inside a place, and so does the "and" of "Tyne and Wear". */
function segmentsOf(source: string, start: number, end: number): Segment[] {
  const segments: Segment[] = []
  let from = start
  for (const cut of source
    .slice(start, end)
    .matchAll(
      /\s*[;|•·\n、（）]\s*|,\s+(?=\p{Ll}{3,}\s)|\s+with\s+|(?<=, [A-Z]{2}),\s+(?=\p{Lu}[\p{L}. ]+, [A-Z]{2}\b)|,\s+(?=\d+ ?(?:days?|x\b|%|tage?\b|jours?\b|días?\b))|\s+\/\s+|\/(?=\p{Lu})|\s+(?!and (?:Wear|Hove|Herzegovina|Tobago|Barbuda|Labrador|Galloway|Bute|Kinross|Wrekin|Kashmir|Nicobar)\b)(?:or|OR|and|AND|oder|und|ou|et|o|y|&|\+)\s+|\s+[-–—]\s+|\s*\(|\)\s*(?:,\s*)?(?:(?:or|OR|and|AND|oder|und|ou)\s+)?/gu,
    )) {
    segments.push({ start: from, end: start + cut.index })
    from = start + cut.index + cut[0].length
  }
  segments.push({ start: from, end })
  return segments
    .map((segment) => trimSpan(source, segment.start, segment.end))
    .map((segment) => ({
      ...segment,
      end: segment.end - (/[\s,;]+$/.exec(source.slice(segment.start, segment.end))?.[0].length ?? 0),
    }))
    .filter((segment) => segment.end > segment.start)
}

const cityState =
  /^[\p{Lu}][\p{L}.'’ -]{1,40}, ?(?:[A-Z]{2,3}\b|[\p{Lu}][\p{L}. -]{2,30})(?:, ?[\p{Lu}][\p{L}. ]{1,30})?(?: \d{4,6})?$/u

function isPlace(text: string, isLabelled: boolean): boolean {
  const plain = text.replace(modeWords, ' ').replace(/^[\s,:-]+|[\s,:-]+$/g, '')
  if (
    plain.length < 2 ||
    plain.length > 80 ||
    /リモート|在宅|远程|재택|^(?:\p{Ll}+ )*(?:travel|trips|visits|meetings)\b/u.test(plain)
  )
    return false
  const found = findPlaces(plain)
  const covered = found.reduce((sum, place) => sum + place.end - place.start, 0)
  if (found.length > 0 && covered >= plain.replace(/[^\p{L}]/gu, '').length * 0.5) return true
  if (isLabelled)
    return (
      (found.length > 0 || /^[\p{Lu}\p{Lo}]/u.test(plain)) && plain.split(/\s+/u).length <= 7 && !/[.!?]$/.test(plain)
    )
  return found.length > 0 && cityState.test(plain)
}

/** The words of a segment without what is said of mode and days at its ends: "2 days Berlin" is "Berlin". */
function placeWithin(source: string, segment: Segment): Segment {
  const text = source.slice(segment.start, segment.end)
  const found = findPlaces(text)
  const first = found[0]
  const last = found.at(-1)
  if (first === undefined || last === undefined || !modeWords.test(text)) {
    modeWords.lastIndex = 0
    // "only Spain"
    const isLed = first !== undefined && /^\p{Ll}+ $/u.test(text.slice(0, first.start))
    return isLed ? { ...segment, start: segment.start + first.start } : segment
  }
  modeWords.lastIndex = 0
  // Street and number stay out, as they do where no town is known.
  const lead = /^\d+\w? \p{Lu}/u.test(text)
    ? null
    : /(?:[\p{Lu}][\p{L}.'’-]*(?:, | ))+$/u.exec(
        text.slice(0, first.start).replace(modeWords, (word) => '#'.repeat(word.length)),
      )
  return { start: segment.start + first.start - (lead?.[0].length ?? 0), end: segment.start + last.end }
}

/** Rejoins "SEATTLE, WA" and "(US)" that the separators parted, when only a bracket stands between. */
function joinBracketed(source: string, segments: Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const previous = joined.at(-1)
    const between = previous === undefined ? '' : source.slice(previous.end, segment.start)
    const inner = findPlaces(source.slice(segment.start, segment.end))[0]
    const isWider =
      inner !== undefined && inner.meaning.kind !== 'city' && inner.end - inner.start === segment.end - segment.start
    if (
      previous !== undefined &&
      /^\s*\($/.test(between) &&
      isWider &&
      source.charAt(segment.end) === ')' &&
      findPlaces(source.slice(previous.start, previous.end)).length > 0
    ) {
      previous.end = segment.end + 1
    } else joined.push({ ...segment })
  }
  return joined
}

const cityStates = /^(?:Hong Kong|Singapore|Luxembourg)$/u
const alsoStates = /^New York|^Washington/u

/** "Berlin, Munich" are two towns; "Brooklyn, New York" is one in its state. */
function splitTowns(source: string, segment: Segment): Segment[] {
  const text = source.slice(segment.start, segment.end)
  const towns = findPlaces(text)
  const cuts = towns.slice(1).filter((town, index) => {
    const before = towns[index]
    return (
      before !== undefined &&
      /^,\s*$/u.test(text.slice(before.end, town.start)) &&
      before.meaning.kind === 'city' &&
      (town.meaning.kind === 'city' ||
        (cityStates.test(town.meaning.name) && town.meaning.country !== before.meaning.country)) &&
      before.meaning.name !== town.meaning.name &&
      !alsoStates.test(town.meaning.name)
    )
  })
  const starts = [0, ...cuts.map(({ start }) => start)]
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? text.length
    return {
      start: segment.start + from,
      end: segment.start + to - (/[,\s]*$/u.exec(text.slice(from, to))?.[0].length ?? 0),
    }
  })
}

function fromLine(source: string, start: number, end: number, isLabelled: boolean): Segment[] {
  const text = source.slice(start, end)
  const remote = /^(?:fully |100 ?% )?remote\b/iu.exec(text)
  const segments = joinBracketed(source, segmentsOf(source, start, end))
  const places = segments
    .filter((segment) => isPlace(source.slice(segment.start, segment.end), isLabelled))
    .map((segment) => placeWithin(source, segment))
    .flatMap((segment) => splitTowns(source, segment))
  if (remote !== null && places[0] !== undefined) {
    const close = source.slice(start, places[0].end).includes('(') ? source.indexOf(')', places[0].end) : -1
    return [{ start, end: close >= 0 && close - places[0].end <= 12 ? close + 1 : places[0].end }, ...places.slice(1)]
  }
  if (places.length === 0 && remote !== null && (isLabelled || text.length <= 60))
    return [{ start, end: start + remote[0].length }]
  return places
}

function unique(source: string, segments: Segment[]): Segment[] {
  const seen: string[] = []
  return segments.filter((segment) => {
    const key = source.slice(segment.start, segment.end).toLowerCase()
    if (seen.some((other) => other === key || other.includes(key))) return false
    seen.push(key)
    return true
  })
}

function bodyPlaces(source: string, items: PostingItem[]): Segment[] {
  const found: Segment[] = []
  for (const item of items.slice(0, 400)) {
    if (item.section === 'about' || item.section === 'skip') continue
    const written = source.slice(item.start, item.end).slice(0, 1200)
    for (const cue of written.matchAll(inBody)) {
      if (bodyExcluded.test(written.slice(Math.max(0, cue.index - 30), cue.index + cue[0].length))) continue
      const from = cue.index + cue[0].length
      const clause = /^[^.;()\n]*/u.exec(written.slice(from, from + 120))?.[0] ?? ''
      let reach = 0
      for (const place of findPlaces(clause)) {
        if (!/^(?:[\s,]*(?:or|and|oder|und|ou|et|o|y)?\s*)$/u.test(clause.slice(reach, place.start))) break
        const previous = found.at(-1)
        const start = item.start + from + place.start
        if (
          previous !== undefined &&
          reach > 0 &&
          /^, ?$/.test(clause.slice(reach, place.start)) &&
          place.meaning.kind !== 'city'
        )
          previous.end = item.start + from + place.end
        else found.push({ start, end: item.start + from + place.end })
        reach = place.end
      }
    }
  }
  return found
}

const townAndRegion =
  /\b(?:in|near|out of|at our) ((?:\p{Lu}[\p{L}.'’-]+ ){0,2}\p{Lu}[\p{L}.'’-]+, (?:\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?))/u

/** With no other word on the place: the first town that the text names with its state or country. */
function namedInText(source: string, items: PostingItem[]): Segment[] {
  for (const item of items.slice(0, 30)) {
    if (item.section === 'about' || item.section === 'skip') continue
    const found = townAndRegion.exec(source.slice(item.start, item.end).slice(0, 1200))
    const words = found?.[1]
    if (found === null || words === undefined) continue
    const region = words.slice(words.indexOf(', ') + 2)
    const known = findStateCode(region) === undefined ? findPlaces(region)[0] : { start: 0, end: region.length }
    if (known === undefined || known.start > 0 || bodyExcluded.test(found[0])) continue
    const start = item.start + found.index + found[0].length - words.length
    return [{ start, end: start + words.indexOf(', ') + 2 + known.end }]
  }
  return []
}

/** "Oakmere School, Stockport": behind a firm even a small town is one. */
function townBehindFirm(source: string, { start, end }: PostingItem): Segment[] {
  const match = /^((?:(?! - )[^,|·•–—]){2,80}), (\p{Lu}[\p{L}.,’' -]{1,60})$/u.exec(source.slice(start, end))
  const [, firm = '', town = ''] = match ?? []
  // "College Station, Texas" is a town.
  if (!namesFirm(firm.split(' ').length > 2 ? firm : firm.replace(/^\S+/u, ''))) return []
  return placesInField(town).length > 0 ? [{ start: end - town.length, end }] : []
}

/** Where the work is done: labelled lines, then the lines around the title, then "based in ..." in the text. */
export function readPlaces(source: string, items: PostingItem[], titleAt: number, title: Field | null): Field[] {
  const labelled: Segment[] = []
  const near: Segment[] = []
  items.slice(0, 120).forEach((item, index) => {
    const written = source.slice(item.start, item.end)
    const mark =
      label.exec(written) ?? eastAsianLabel.exec(written) ?? (written.includes(':') ? otherLabel.exec(written) : null)
    if (mark !== null && written.length < 300)
      labelled.push(...fromLine(source, item.start + mark[0].length, item.end, true))
    const isBareLabel =
      /^(?:(?:job |work |primary )?locations?|where|town|city|place of work|office|standort|arbeitsort|einsatzort|lieu(?: de travail)?|localisation|ubicación|local|sede|standplaats)\s*:?$/iu.test(
        written,
      )
    const follower = items[index + 1]
    const next = follower?.text.endsWith(':') === true ? items[index + 2] : follower
    if (isBareLabel && next !== undefined) labelled.push(...fromLine(source, next.start, next.end, true))
    if (
      mark === null &&
      titleAt >= -1 &&
      index <= Math.max(titleAt, 0) + 5 &&
      index !== titleAt &&
      written.length <= 150 &&
      !item.isBullet &&
      !(item.isHeading && item.section !== 'other') &&
      !/[.!?]$/.test(written) &&
      !namesWork(written)
    ) {
      const behind = townBehindFirm(source, item)
      near.push(...(behind.length > 0 ? behind : fromLine(source, item.start, item.end, false)))
    }
  })
  const titleItem = items[titleAt]
  if (near.length === 0 && labelled.length === 0 && titleItem !== undefined) {
    const titleEnd = title?.span?.end ?? titleItem.start
    // "Acme | Berlin, Germany | Engineer": the place may stand before the title.
    const before = fromLine(source, titleItem.start, title?.span?.start ?? titleItem.start, false).filter(
      ({ start, end }) => findPlaces(source.slice(start, end))[0]?.start === 0,
    )
    const rest = [...before, ...fromLine(source, titleEnd, titleItem.end, false)]
    near.push(
      ...(rest.length > 0
        ? rest
        : findPlaces(source.slice(titleItem.start, titleEnd)).map((place) => ({
            start: titleItem.start + place.start,
            end: titleItem.start + place.end,
          }))),
    )
  }
  const tail = title?.span
    ? /^\s*[([]([^)\]\n]{2,50})[)\]]/u.exec(source.slice(title.span.end, title.span.end + 70))
    : null
  if (tail !== null && title?.span && near.length === 0 && labelled.length === 0) {
    const start = title.span.end + tail[0].indexOf(tail[1] ?? '')
    near.push(...fromLine(source, start, start + (tail[1] ?? '').length, false))
  }
  const chosen = labelled.length > 0 ? labelled : near
  const body = chosen.length > 0 ? [] : bodyPlaces(source, items)
  const all = chosen.length > 0 ? chosen : body.length > 0 ? body : namedInText(source, items)
  const confidence = labelled.length > 0 ? 0.95 : near.length > 0 ? 0.85 : 0.6
  const known = all.filter(
    (segment) =>
      /remote/iu.test(source.slice(segment.start, segment.end)) ||
      findPlaces(source.slice(segment.start, segment.end)).length > 0,
  )
  return unique(source, known.length > 0 ? known : all)
    .slice(0, 20)
    .map((segment, index) => readField(`place-${index + 1}`, source, segment.start, segment.end, confidence))
}
