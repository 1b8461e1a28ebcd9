import { knownLine, ofLine } from '../text/known-line.ts'
import { cityNames, countryNames, regionNames, stateNames } from './data/places-data.ts'

/** What a place name stands for. `city` is the usual name; `country` an ISO 3166 code; `countries` those of a region, `*` everywhere. */
export type PlaceMeaning = {
  kind: 'city' | 'state' | 'country' | 'region'
  name: string
  country: string | null
  countries?: readonly string[]
}

/** All places, by the key of their name; states also by their code. */
class Gazetteer {
  readonly meanings = new Map<string, { meaning: PlaceMeaning; exact: boolean; written: string }>()
  readonly stateCodes = new Map<string, PlaceMeaning[]>()

  constructor() {
    for (const line of linesOf(countryNames)) {
      const names = line.slice(line.indexOf(':') + 1).split(' | ')
      const country = line.slice(0, 2)
      for (const name of names) this.#learn(name, { kind: 'country', name: (names[0] ?? '').trim(), country })
    }
    for (const line of linesOf(cityNames)) {
      for (const city of line.slice(3).split(';')) {
        const names = city.split('/')
        const plain = (names[0] ?? '').trim().replace(/, [A-Z]{2}$/, '')
        for (const name of names) this.#learn(name, { kind: 'city', name: plain, country: line.slice(0, 2) })
      }
    }
    for (const line of regionNames.split('\n').filter((entry) => entry.includes(' = '))) {
      const cut = line.lastIndexOf(' = ')
      const names = line.slice(0, cut).split(' | ')
      const countries = line
        .slice(cut + 3)
        .trim()
        .split(' ')
      for (const name of names)
        this.#learn(name, { kind: 'region', name: (names[0] ?? '').replace('=', ''), country: null, countries })
    }
    for (const line of linesOf(stateNames)) {
      for (const entry of line.slice(3).split(';')) {
        const [code = '', ...words] = entry.trim().split(' ')
        const meaning: PlaceMeaning = { kind: 'state', name: words.join(' '), country: line.slice(0, 2) }
        this.#learn(meaning.name, meaning)
        this.stateCodes.set(code, [...(this.stateCodes.get(code) ?? []), meaning])
      }
    }
  }

  #learn(name: string, meaning: PlaceMeaning): void {
    const written = name.trim().replace(/^=/, '')
    const key = placeKey(written)
    if (key !== '' && !this.meanings.has(key))
      this.meanings.set(key, { meaning, exact: name.trim().startsWith('='), written })
  }
}

const linesOf = (data: string) => data.split('\n').filter((line) => line.includes(':') || line.includes('='))

let known: Gazetteer | undefined
/** Made when it is asked first: not every process reads places. */
function gazetteer(): Gazetteer {
  known ??= new Gazetteer()
  return known
}

/** The form two spellings of a place share: lower case, no accents, no dots. */
export function placeKey(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z]+(?: [a-z]+)*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[.’']/g, '')
    .replace(/[\s,-]+/g, ' ')
    .trim()
}

/** What a whole name means: "NYC" is New York City. Undefined when the gazetteer does not hold it. */
export function findPlace(name: string): PlaceMeaning | undefined {
  const entry = gazetteer().meanings.get(placeKey(name))
  if (entry === undefined || (entry.exact && entry.written !== name.trim())) return undefined
  return /^\p{Ll}/u.test(name.trim()) && entry.meaning.kind !== 'region' ? undefined : entry.meaning
}

/** A state or province by its code, "TX". American first where a code means two. */
export function findStateCode(code: string): PlaceMeaning | undefined {
  return gazetteer().stateCodes.get(code)?.[0]
}

/** A place found in running text. */
export type FoundPlace = { meaning: PlaceMeaning; start: number; end: number }

const nameWord = /[\p{L}][\p{L}.'’-]*/gu

function meaningOf(text: string, start: number, to: number, isOneWord: boolean): FoundPlace | undefined {
  const written = text.slice(start, to)
  const isSentenceEnd =
    /[.-]$/.test(written) && !/[A-Z]\.$/.test(written) && findPlace(written.slice(0, -1)) !== undefined
  const name = isSentenceEnd ? written.slice(0, -1) : written
  if (/[;|/()\n:]/.test(name)) return undefined
  const code = isOneWord && /,\s*$/.test(text.slice(0, start)) ? findStateCode(name) : undefined
  const meaning = code ?? findPlace(/^[\p{Lu}\s,.-]{5,}$/u.test(name) ? name.charAt(0) + name.slice(1) : name)
  return meaning === undefined ? undefined : { meaning, start, end: start + name.length }
}

/** Places are looked for up to here: longer texts are no lines about places. */
const longestText = 600

/**
 * Finds place names written with a capital, or in letters that have none, in a short text, the longest at each point. Meant for
 * lines, not whole postings.
 */
export const findPlaces = (text: string): readonly FoundPlace[] => placesIn(knownLine(text.slice(0, longestText)))

const placesIn = ofLine(({ text }): readonly FoundPlace[] => {
  const words = [...text.matchAll(nameWord)]
  const found: FoundPlace[] = []
  for (let at = 0; at < words.length; at++) {
    const first = words[at]
    if (first === undefined || !/^[\p{Lu}\u0590-\u06ff]|^weltweit|^anywhere|^worldwide/u.test(first[0])) continue
    for (let last = Math.min(at + 4, words.length - 1); last >= at; last--) {
      const lastWord = words[last]
      const hit = lastWord && meaningOf(text, first.index, lastWord.index + lastWord[0].length, last === at)
      if (hit === undefined) continue
      found.push(hit)
      at = last
      break
    }
  }
  return found
})
