import { isPossiblePhoneNumber } from 'libphonenumber-js/min'
import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf } from '../text/piece.ts'

const email = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}[\p{L}]{2,24}/giu

/** Mail addresses in the lines, each once. */
export function readEmails(source: string, lines: readonly Line[]): Piece[] {
  const found = lines.flatMap((line) => {
    const slice = source.slice(line.start, Math.min(line.end, line.start + 2_000))
    return slice.includes('@')
      ? [...slice.matchAll(email)].map((match) =>
          pieceOf(source, line.start + match.index, line.start + match.index + match[0].length),
        )
      : []
  })
  return onceEach(found)
}

/** A phone number with how sure it is one. */
export interface PhoneFound {
  piece: Piece
  confidence: number
}

const phone = /(?<![\p{L}\p{N}/.,:#€$£-])(?:\(?\+|00)?\(?\d(?:[\s.()/·‑–-]{0,3}\d){6,16}(?![\p{L}\p{N}/%])/gu
const phoneLabel =
  /(?<!\p{L})(?:tel[eé]?(?:fone|fono|phone|foon|fon|f)?|phone|contact|mobile?|mob|cell(?:ular)?|handy|gsm|m[oó]vil|celular|whats\s?app|portable|fixe|cellulare|mobiel|fax|t|m|c|p|h|tél|ph|тел(?:ефон)?|моб|電話|☎|✆|📞|📱)(?:\s+(?:no|nr|number|num))?\.?\s*[:.)]?\s*(?:\(?[a-z]\)?\s*)?$/iu
const notPhone =
  /(?<!\p{L})(?:birth|born|geburt|né[e]?\s|naissance|nacimiento|nascimento|nascita|geboren|dob|licen[sc]e|orcid|passport|ssn|cpf|rg|dni|id|(?<!(?:contact|phone|mobile|tel|cell)\.? )no|nif|siret|fax|zip|plz)\b[^\d\n]{0,20}$/iu

/** Phone numbers in any national form; dates, post codes and identity numbers are left out. */
export function readPhones(source: string, lines: readonly Line[]): PhoneFound[] {
  const found: PhoneFound[] = []
  for (const line of lines) {
    const slice = source.slice(line.start, Math.min(line.end, line.start + 400))
    for (const match of slice.matchAll(phone)) {
      const confidence = phoneConfidence(match[0], slice.slice(Math.max(0, match.index - 30), match.index))
      const text = match[0].replace(/[\s.(/-]+$/u, '')
      if (confidence > 0)
        found.push({
          piece: pieceOf(source, line.start + match.index, line.start + match.index + text.length),
          confidence,
        })
    }
  }
  return found.filter(({ piece }, index) => found.findIndex((other) => other.piece.text === piece.text) === index)
}

/** Eight digits in the groups they are written in in Denmark and Norway. */
const nordicPhone = /^(?:\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3})$/u

function phoneConfidence(text: string, before: string): number {
  const digits = text.replace(/\D/gu, '')
  if (digits.length < 7 || digits.length > 15) return 0
  if (
    /^(?:(?:0?[1-9]|1[0-2])[./])?(?:19|20)\d{2}\s*[–-]\s*(?:(?:0?[1-9]|1[0-2])[./])?(?:19|20)\d{2}$/u.test(text) ||
    /^(?:19|20)\d{2}[./]\d{1,2}\.?\s*[–-]\s*(?:19|20)\d{2}[./]\d{1,2}$/u.test(text) ||
    /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}$/u.test(text) ||
    /^\d{4}-\d{4}-\d{4}-\d{3}/u.test(text)
  )
    return 0
  const labelled = phoneLabel.test(before)
  if (!labelled && notPhone.test(before)) return 0
  if (/^\(?(?:\+|00)/u.test(text))
    return isPossiblePhoneNumber(text.replace(/^00/u, '+').replace(/\(0\)/u, '')) ? 0.98 : 0.8
  if (labelled) return 0.95
  return digits.length >= 9 && digits.length <= 12
    ? /[\s().-]/u.test(text)
      ? 0.85
      : 0.7
    : digits.length >= 8 && (/^0/u.test(digits) || nordicPhone.test(text))
      ? 0.75
      : 0
}

/** Equal words count once, whatever their case. */
export function onceEach(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>()
  return pieces.filter((piece) => {
    const key = piece.text.toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
