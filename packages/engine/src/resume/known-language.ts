import { franc } from 'franc-min'
import { smallWordsOf } from '../text/function-words.ts'

/** Languages whose headings, job words and months the reader knows, by the codes of franc and ISO 639-1. */
const known: Readonly<Record<string, string>> = {
  eng: 'en',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  por: 'pt',
  ita: 'it',
  nld: 'nl',
  pol: 'pl',
  rus: 'ru',
  jpn: 'ja',
  cmn: 'zh',
}
const fewestLetters = 200
const sampleLength = 20_000

/**
 * Whether a resume is in a language the reader knows little of. Said only when two signs agree, because lists of names and
 * products tell a language badly: its sounds are foreign, and the small words of no known language occur in it.
 */
export function isLittleKnownLanguage(text: string): boolean {
  const sample = text.slice(0, sampleLength)
  if (sample.replace(/[^\p{L}]/gu, '').length < fewestLetters) return false
  // In capitals the sounds are the same, but the model was trained on running text.
  const code = franc(sample.toLowerCase().replace(/\S*[@/]\S*/gu, ' '), { minLength: 100 })
  if (code === 'und' || known[code] !== undefined) return false
  return Object.values(known).every((language) => {
    const { distinct, share } = smallWordsOf(sample, language)
    return distinct < 4 || share < 0.02
  })
}
