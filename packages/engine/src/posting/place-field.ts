import { readFileSync } from 'node:fs'
import { knownLine, ofLine } from '../text/known-line.ts'
import { findPlaces, type PlaceMeaning, placeKey } from './gazetteer.ts'

type Names = { countries: Map<string, PlaceMeaning>; towns: Map<string, PlaceMeaning[]> }

let known: Names | undefined
/** Every country and 24,000 towns by the key of their name, read when a field is asked that the gazetteer does not know. */
function names(): Names {
  if (known) return known
  known = { countries: new Map(), towns: new Map() }
  const text = readFileSync(new URL('./data/towns.txt', import.meta.url), 'utf8')
  for (const line of text.split('\n')) {
    const country = line.slice(0, 2)
    const rest = line.slice(3)
    if (line[2] === '=') {
      const [name = '', ...others] = rest.split('|')
      for (const each of [name, ...others]) known.countries.set(placeKey(each), { kind: 'country', name, country })
    } else if (line[2] === ':')
      for (const town of rest.split(';')) {
        const [name = '', ...others] = town.split('/')
        for (const each of [name, ...others]) {
          const key = placeKey(each)
          const same = known.towns.get(key) ?? []
          if (!same.some((other) => other.country === country))
            known.towns.set(key, [...same, { kind: 'city', name, country }])
        }
      }
  }
  return known
}

const separators = /[;,|/()·•\n]|\s[-–—]\s|\s(?:or|and|oder|und|ou|et)\s/u

/** Of towns of one name the one whose country the field names, or the only one there is. */
function pick(same: readonly PlaceMeaning[], countries: ReadonlySet<string>): PlaceMeaning | undefined {
  return (
    same.find(({ country }) => country !== null && countries.has(country)) ?? (same.length === 1 ? same[0] : undefined)
  )
}

/**
 * The places that a field for a place names. In such a field a whole part between commas may be any country or town, also one
 * whose name is a word elsewhere ("Reading", "Nice"); running text is left to `findPlaces`. A town of a name that several countries
 * have counts only beside its country.
 */
export const placesInField = (value: string): readonly PlaceMeaning[] => meaningsIn(knownLine(value))

const meaningsIn = ofLine(({ text: value }): readonly PlaceMeaning[] => {
  const found = findPlaces(value)
  const meanings = found.map(({ meaning }) => meaning)
  const countries = new Set(meanings.flatMap(({ country }) => country ?? []))
  const rest: string[] = []
  let from = 0
  for (const part of value.slice(0, 600).split(separators)) {
    const start = value.indexOf(part, from)
    from = start + part.length
    if (!/^\s*\p{Lu}/u.test(part) || found.some((place) => place.start < from && place.end > start)) continue
    rest.push(placeKey(part))
  }
  if (rest.length === 0) return meanings
  const { countries: byName, towns } = names()
  for (const key of rest) {
    const country = byName.get(key)
    if (country?.country == null) continue
    countries.add(country.country)
    meanings.push(country)
  }
  for (const key of rest) {
    const town = byName.has(key) ? undefined : pick(towns.get(key) ?? [], countries)
    if (town) meanings.push(town)
  }
  return meanings
})
