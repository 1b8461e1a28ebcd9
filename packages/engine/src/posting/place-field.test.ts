import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPlaces } from './gazetteer.ts'
import { placesInField } from './place-field.ts'

const said = (field: string) => placesInField(field).map(({ kind, name, country }) => `${kind} ${name} ${country}`)

test.each([
  ['Pirna, Germany', ['country Germany DE', 'city Pirna DE']],
  ['Pirna', ['city Pirna DE']],
  ['Tashkent, Uzbekistan', ['country Uzbekistan UZ', 'city Tashkent UZ']],
  ['Kasachstan', ['country Kazakhstan KZ']],
  ['Reading, UK', ['country United Kingdom GB', 'city Reading GB']],
  // In two countries, and the field does not say which.
  ['Reading', []],
  ['Reading, PA', ['state Pennsylvania US', 'city Reading US']],
  ['Remote - Pirna or Berlin', ['city Berlin DE', 'city Pirna DE']],
  ['Tbilisi (Georgia)', ['state Georgia US', 'city Tbilisi GE']],
  ['Remote', []],
  ['Hybrid, 2 days Berlin', ['city Berlin DE']],
  ['pirna', []],
  ['', []],
])('%s', (field, expected) => {
  expect(said(field)).toEqual(expected)
})

test('nothing that the gazetteer finds is lost, whatever the field', () => {
  const part = fc.constantFrom('Berlin', 'Pirna', 'Nice', 'TX', 'Remote', ', ', ' - ', ' or ', '(', ')', 'ﬁ', 'İzmir')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const field = parts.join('')
      const places = placesInField(field)
      for (const { meaning } of findPlaces(field)) expect(places).toContainEqual(meaning)
    }),
  )
})
