import { numberWords } from '../posting/posting-experience.ts'
import { findSkills } from '../skills/find-skills.ts'
import { plainWords, sentenceOpeners } from './plain-words.ts'

/** What a sentence asserts that must be found elsewhere. `numbers` are normalised figures, `names` capitalised phrases as written. */
export type ExtractedClaims = {
  numbers: { written: string; value: string }[]
  names: string[]
  skills: { written: string; canonical: string }[]
  degrees: string[]
  titles: string[]
}

const bigWords: Record<string, string> = {
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  dozen: '12',
  hundred: '100',
  hundreds: '100',
  thousand: '1000',
  thousands: '1000',
  million: '1000000',
  millions: '1000000',
  billion: '1000000000',
  billions: '1000000000',
  half: '0.5',
  twice: '2',
  double: '2',
  doubled: '2',
  doubling: '2',
  triple: '3',
  tripled: '3',
  tripling: '3',
  quadrupled: '4',
  halved: '0.5',
  decade: '10',
  decades: '10',
}
const figure = /(?<![\p{L}\d])[$€£]?(\d+(?:[.,]\d+)*)(?:\s?(k|m|mn|bn|b|million|billion|thousand)(?![\p{L}]))?/giu
const tens =
  /\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](one|two|three|four|five|six|seven|eight|nine)\b/giu
const scale: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}

function figureValue(digits: string, size: string | undefined): string {
  const plain =
    /[.,]\d{1,2}$/.test(digits) && !/[.,]\d{3}/.test(digits)
      ? digits.replace(',', '.')
      : digits.replace(/[,.](?=\d{3})/g, '').replace(',', '.')
  return String(Math.round(Number(plain) * (scale[(size ?? '').toLowerCase()] ?? 1) * 1000) / 1000)
}

/** Every number of a text, digits and words alike: "six", "6" and "6+" are the same figure. */
export function numbersIn(text: string): { written: string; value: string }[] {
  const found: { written: string; value: string }[] = []
  const rest = text.replace(tens, (written: string, ten: string, one: string) => {
    found.push({ written, value: String(Number(bigWords[ten.toLowerCase()]) + (numberWords[one.toLowerCase()] ?? 0)) })
    return ' '
  })
  for (const match of rest.matchAll(figure))
    found.push({ written: match[0].trim(), value: figureValue(match[1] ?? '', match[2]) })
  for (const match of rest.matchAll(/[\p{L}]+/gu)) {
    const word = match[0].toLowerCase()
    // "One" and "first" are rarely a count; German and French number words are not read in English text.
    const value =
      bigWords[word] ??
      (/^(?:two|three|four|five|six|seven|eight|nine|ten)$/.test(word) ? String(numberWords[word]) : undefined)
    if (value !== undefined && !/^(?:million|billion|thousand)$/.test(word)) found.push({ written: match[0], value })
    else if (value !== undefined && !/\d\s?$/.test(rest.slice(0, match.index))) found.push({ written: match[0], value })
  }
  return found
}

const namePart = /[\p{Lu}][\p{L}\p{N}&.'’+#/-]*|\d+[\p{L}][\p{L}\p{N}]*/u
const months =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|P\.?S\.?|I['’]?(?:m|d|ve|ll)?|Mr|Mrs|Ms|Dr|Prof|OK|CV|Sir|Madam|Hiring|Manager|Team)\.?$/u

/** Capitalised phrases that are not simply the first word of a sentence. */
export function namesIn(sentence: string): string[] {
  const names: string[] = []
  const words = [...sentence.matchAll(/[^\s()“”",;:!?…]+/gu)]
  let phrase: string[] = []
  const flush = () => {
    if (phrase.length > 0)
      names.push(
        phrase
          .join(' ')
          .replace(/[.'’]+$/u, '')
          .replace(/['’]s$/u, ''),
      )
    phrase = []
  }
  words.forEach((match, index) => {
    const word = match[0]
    const before = sentence.slice(0, match.index).trimEnd()
    const isFirst = index === 0 || /[.!?:“"•\n]$/.test(before)
    const isBroken =
      index > 0 &&
      /[()“”",;:!?.]/.test(
        sentence.slice((words[index - 1]?.index ?? 0) + (words[index - 1]?.[0].length ?? 0) - 1, match.index),
      )
    if (isBroken) flush()
    const bare = word.replace(/[.'’]+$/u, '').replace(/['’]s$/u, '')
    const isName =
      namePart.test(word.charAt(0)) && namePart.exec(bare)?.index === 0 && /\p{Lu}/u.test(bare) && !months.test(bare)
    const next = words[index + 1]?.[0] ?? ''
    const nextIsName = /^\p{Lu}/u.test(next) && !months.test(next)
    const opens =
      isFirst &&
      (sentenceOpeners.has(bare) ||
        plainWords.has(bare.toLowerCase()) ||
        (!nextIsName &&
          !/\p{Ll}\p{Lu}|\d|^\p{Lu}{2,}/u.test(bare) &&
          !/^(?:hired|promoted|named|chose|awarded|asked|taught|trained|employed|has|gave|made)$/u.test(
            words[index + 1]?.[0] ?? '',
          )))
    if (isName && !opens) phrase.push(word)
    else flush()
  })
  flush()
  return names.filter((name) => name.length > 1)
}

const degreeWord =
  /\b(?:ph\.?d\.?|doctorate|doctoral|master['’]?s?(?= (?:degree|of|in))|bachelor['’]?s?|mba|m\.?sc\.?|b\.?sc\.?|b\.?tech|b\.s\.|b\.a\.|m\.s\.|m\.a\.|diploma|(?:university |college |postgraduate )degree|graduated|valedictorian|cum laude)/giu
const titlePhrase =
  /\b(?:as|am|was|became|been|being) (?:an? |the )?((?:[\p{L}-]+ ){0,4}?(?:engineer|developer|manager|director|nurse|accountant|teacher|analyst|scientist|designer|architect|consultant|president|officer|lead|head|chief|founder|partner|professor|attorney|lawyer|physician|doctor|electrician|technician|supervisor|administrator|specialist|coordinator|marketer|executive|researcher|auditor|controller|chef|driver|editor|writer|cto|ceo|cfo|vp))\b/giu

/** Takes a sentence apart into what it claims. */
export function extractClaims(sentence: string): ExtractedClaims {
  return {
    numbers: numbersIn(sentence),
    names: namesIn(sentence),
    skills: findSkills(sentence).map((skill) => ({
      written: sentence.slice(skill.start, skill.end),
      canonical: skill.canonical,
    })),
    degrees: [...sentence.matchAll(degreeWord)].map((match) => match[0]),
    titles: [...sentence.matchAll(titlePhrase)].map((match) => match[1] ?? ''),
  }
}
