import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { Wish } from '@jobpilot/schemas/wish'
import type { PreparedProfile } from '../match/prepared-profile.ts'
import { placeKey } from '../posting/gazetteer.ts'

const atMost = (values: Iterable<string>, most: number) =>
  [...new Set(values)].filter((value) => value !== '' && value.length <= 80).slice(0, most)

/** What a person's search asks of listings, from their prepared profile and their deal-breakers. */
export function makeWish(prepared: PreparedProfile, dealBreakers: DealBreakers): Wish {
  const { preferences } = prepared
  const meanings = prepared.places.flatMap((place) => place.meanings)
  return {
    titles: prepared.titles
      .map(({ tokens }) => atMost(tokens, 20))
      .filter((tokens) => tokens.length > 0)
      .slice(0, 10),
    skills: atMost(prepared.skills.keys(), 200),
    places: atMost(
      meanings.filter(({ kind }) => kind === 'city' || kind === 'state').map(({ name }) => placeKey(name)),
      40,
    ),
    countries: atMost(
      meanings.flatMap(({ country, countries }) => countries ?? (country === null ? [] : [country])),
      300,
    ),
    isCountryEnough: meanings.length > 0 && meanings.every(({ kind }) => kind === 'country' || kind === 'region'),
    arrangement: preferences.arrangement,
    seniority: prepared.seniority?.level ?? null,
    payFloor: preferences.salaryFloor,
    payTarget: preferences.salaryTarget,
    currency: preferences.currency,
    companySize: preferences.companySize,
    dealBreakers,
  }
}
