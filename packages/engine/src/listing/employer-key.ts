import { cut } from '../text/cut.ts'
import { unaccented } from '../text/fold.ts'
import { knownLine, ofLine } from '../text/known-line.ts'

const legalForms = new Set(
  'inc incorporated llc llp lp ltd limited plc corp corporation co company gmbh ag se kg kgaa ug mbh ohg sa sas sarl spa srl bv nv ab as asa oy oyj aps pty pte pvt private kk holding holdings group the'.split(
    ' ',
  ),
)

/** The form two spellings of an employer share: lower case, no accents, no legal form. "ACME, Inc." and "Acme GmbH" are `acme`. */
export const employerKey = (name: string): string => keyOf(knownLine(name))

const keyOf = ofLine(({ text: name }): string => {
  const words =
    unaccented(name)
      .replace(/ß/g, 'ss')
      .replace(/[.'’]/g, '')
      .replace(/&/g, ' and ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const kept = words.filter((word) => !legalForms.has(word))
  return cut((kept.length > 0 ? kept : words).join(' '), 200)
})
