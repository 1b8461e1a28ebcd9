import { franc } from 'franc-min'
import { plainLanguage, speaks } from '../text/function-words.ts'

const codes: Record<string, string> = {
  eng: 'en',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  por: 'pt',
  ita: 'it',
  nld: 'nl',
  pol: 'pl',
  swe: 'sv',
  ces: 'cs',
  hun: 'hu',
  ron: 'ro',
  ukr: 'uk',
  rus: 'ru',
  tur: 'tr',
  jpn: 'ja',
  kor: 'ko',
  cmn: 'zh',
  arb: 'ar',
  ell: 'el',
  vie: 'vi',
  ind: 'id',
}

// franc-min leaves out the smaller Scandinavian languages and takes them for Swedish or Dutch.
const tellers: readonly (readonly [string, RegExp])[] = [
  [
    'da',
    /(?:^|[\s,.])(?:og|ikke|du|vi|til|med|af|stillingen|arbejde|hvor|dine|erfaring|ansøgning|være|mulighed|også|eller)(?=[\s,.])/giu,
  ],
  [
    'nb',
    /(?:^|[\s,.])(?:og|ikke|du|vi|til|med|av|stillingen|arbeid|hvor|dine|erfaring|søknad|være|mulighet|også|eller)(?=[\s,.])/giu,
  ],
  [
    'sv',
    /(?:^|[\s,.])(?:och|inte|du|vi|till|med|av|tjänsten|arbete|där|dina|erfarenhet|ansökan|vara|möjlighet|också|eller)(?=[\s,.])/giu,
  ],
]

/** As much of a posting as tells its language, and as much as is looked at more nearly when it does not. */
const sampleLength = 3_000
const longSampleLength = 6_000

/** ISO 639-1 of the language a posting is written in, from a line on; null when the text is too short to tell, or no language. */
export function readLanguage(text: string, begin = 0, most = longSampleLength): string | null {
  const plain = plainLanguage(text, begin, begin + sampleLength)
  if (plain !== null) return plain
  const sample = text.slice(begin, begin + most)
  const language = nearestLanguage(sample)
  return language !== null && speaks(sample, language) ? language : null
}

function nearestLanguage(sample: string): string | null {
  if (sample.replace(/[^\p{L}]/gu, '').length < 60) return null
  const code = codes[franc(sample, { only: Object.keys(codes), minLength: 40 })] ?? null
  if (code !== 'sv' && code !== 'nl' && code !== 'de' && code !== null && code !== 'en') return code
  const scores = tellers
    .map(([name, pattern]) => ({ name, count: sample.match(pattern)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count)
  const first = scores[0]
  const words = sample.split(/\s+/).length
  return first !== undefined &&
    first.count > words * 0.09 &&
    (code === 'sv' || (first.count > 12 && code !== 'de' && code !== 'en'))
    ? first.name
    : code
}
