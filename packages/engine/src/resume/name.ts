import { fold, foldedWords, joinLetterSpacing } from '../text/fold.ts'
import { type Piece, pieceOf, trimPiece } from '../text/piece.ts'
import { organisationScore } from './organisation-score.ts'
import { placeLikelihood } from './places.ts'
import { isDocumentTitle } from './sections.ts'
import { titleScore } from './wording.ts'

const honorific =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|miss|sir|rev|hon|herr|frau|hr|fr|sr|sra|srta|dott|dott\.ssa|ing|arch|avv|lic|m|mme|mlle|drs|ir|mgr|dipl\.?-?\s?ing|dipl\.?-?\s?\p{L}{2,5}|dr\.?\s?(?:med|rer|phil|ing|iur|h\.c)(?:\.\s?(?:nat|pol|dent|vet))?|capt|col|lt|maj|sgt|cpt|ltc|smt|shri|mag|bc|med|rer|nat|phil|iur|д-р)\.(?:\s+|(?=\p{Lu}))|(?:doctor|professor|prof|dr|mr|mrs|ms|miss|herr|frau|monsieur|madame|sir|shri|smt|engr|señor|señora|senhor|senhora)\s+)+/iu

/** Ranks of the services in front of a name, spelled out or as capital letters. */
const rankWords =
  /^(?:(?:lance|first|second|1st|2nd|staff|master|chief|gunnery|technical|senior|command|lieutenant|rear|vice|brigadier|flight|squadron|wing|petty|warrant|leading|able)\s+){0,3}(?:private|corporal|sergeant(?: first class| major)?|officer(?: (?:first|second|third) class)?|lieutenant|captain|major|colonel|commander|general|admiral|airman|seaman|leader)(?: \(ret(?:ired|\.)?\))?\s+(?=\p{Lu})/iu
const rankLetters =
  /^(?:PVT|PFC|SPC|CPL|LCPL|SGT|SSG|SSGT|SFC|MSG|MSGT|TSGT|GYSGT|1SG|SGM|CSM|CWO\d?|WO\d|CW\d|PO\d|CPO|SCPO|MCPO|ENS|LTJG|LT|LCDR|CDR|CAPT|CPT|MAJ|LTC|LTCOL|COL|BG|RADM|2LT|1LT|SSgt|GySgt|TSgt|MSgt|LtCol|Maj|Capt|Sgt|Cpl)\.?\s+(?=\p{Lu})/u

const credential =
  /^(?:RN|RGN|RMN|RSCN|RNLD|BSN|MSN|LPN|LVN|CCRN|CEN|NP|FNP(?:-BC|-C)?|APRN|CRNA|DNP|PMP|MBA|EMBA|CPA|CFA|CMA|CIA|CISA|CISSP|CISM|PHR|SPHR|SHRM-?(?:CP|SCP)|PhD|Ph\.?\s?D\.?|MD|M\.D\.|DO|DDS|DVM|JD|J\.D\.|Esq\.?|LLM|LL\.?M\.?|LLB|PE|P\.E\.|P\.Eng\.?|EIT|AIA|RA|LEED(?:\s?AP)?|FRS|FREng|FRCS|MRCP|MBBS|ACA|ACCA|FCA|FCCA|CIMA|ACMA|CGMA|MCIPD|FCIPD|BSc|MSc|MA|BA|BS|MS|MEng|BEng|B\.?Sc\.?|M\.?Sc\.?|MPH|MPA|MSW|LCSW|LMSW|EdD|Ed\.?D\.?|RPh|PharmD|OTR\/?L?|PT|DPT|CSM|CSPO|SAFe|ITIL|CPSM|CSCP|CLTD|RDN|RD|LD|CCC-SLP|CMT|EMT-?[BP]?|NRP|RT(?:\(R\))?|ARRT|CHFM|SIOR|CCIM|CFP|CLU|ChFC|OBE|MBE|CBE|QC|KC|CEng|MIET|MICE|MRICS|FRICS|USMC|USN|USA|USAF|USCG|RAF|RN|\(?(?:Ret|RET|Retd|ret|retd)\.?\)?|III?|IV|\(?(?:she|he|they)\/(?:her|him|them)(?:\/(?:hers|his|theirs))?\)?|CAPM|CSSBB|CSSGB|LSSBB|CHRP|CRCM|CAMS|FRM|ACLS|BLS|TNCC|CNOR|OCN|CDE|BCBA|LMFT|LPC|NCC|CTP|CPIM|PgMP|AICP|ASLA|PLA|LA|NCIDQ)$/u

/** The name without title before and letters behind it; undefined when the words are no person's name. */
export function nameIn(source: string, raw: Piece): Piece | undefined {
  let piece = withoutReading(source, trimPiece(source, raw))
  const prefix =
    /^(?:curriculum vitae|cv|resume|résumé|lebenslauf|bewerbung)\s*(?:of|von|de|[–—:-])\s*/iu.exec(
      source.slice(piece.start, piece.end),
    ) ?? honorific.exec(source.slice(piece.start, piece.end))
  if (prefix === null && isDocumentTitle(piece.text)) return undefined
  if (prefix !== null) piece = trimPiece(source, pieceOf(source, piece.start + prefix[0].length, piece.end))
  const second = honorific.exec(source.slice(piece.start, piece.end))
  if (second !== null) piece = pieceOf(source, piece.start + second[0].length, piece.end)
  const rank = rankLength(source.slice(piece.start, piece.end))
  piece = withoutCredentials(source, pieceOf(source, piece.start + rank, piece.end))
  const spelled = joinLetterSpacing(source.slice(piece.start, piece.end)).replace(/\s+/gu, ' ')
  return isPersonName(spelled) ? { ...piece, text: spelled } : undefined
}

/** "佐藤 美咲（さとう みさき）": how a name is spoken stands behind it. */
function withoutReading(source: string, piece: Piece): Piece {
  const reading = /\s*[（(][\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+[）)]$/u.exec(
    source.slice(piece.start, piece.end),
  )
  return reading === null ? piece : pieceOf(source, piece.start, piece.start + reading.index)
}

/** Length of a rank in front of a name of two words or more: "Major Tom" alone may be a name. */
function rankLength(text: string): number {
  const found = rankWords.exec(text)?.[0] ?? rankLetters.exec(text)?.[0] ?? ''
  return text.slice(found.length).trim().split(/\s+/u).length >= 2 ? found.length : 0
}

function withoutCredentials(source: string, raw: Piece): Piece {
  let piece = raw
  for (let round = 0; round < 8; round += 1) {
    const slice = source.slice(piece.start, piece.end)
    const tail = /(?:\s*,\s*|\s+)([^\s,]+(?:\s(?:AP|D\.?))?)$/u.exec(slice)
    if (tail?.[1] === undefined || tail.index === 0) break
    const isSuffix = /^(?:Jr|Sr|II|III|IV)\.?$/u.test(tail[1])
    const caps =
      slice.slice(tail.index).trimStart().startsWith(',') &&
      /^[A-Z][A-Za-z.\-/()]{1,9}$/u.test(tail[1]) &&
      tail[1].replace(/[^A-Z]/gu, '').length >= 2
    const shouted = slice.slice(0, tail.index) === slice.slice(0, tail.index).toUpperCase()
    if (
      isSuffix ||
      !(
        (credential.test(tail[1]) && (!shouted || tail[0].includes(','))) ||
        (caps && !shouted) ||
        (caps && tail[0].includes(',') && tail[1].length <= 5)
      )
    )
      break
    piece = trimPiece(source, pieceOf(source, piece.start, piece.start + tail.index))
  }
  return piece
}

const notNames =
  /(?:\b(?:street|road|avenue|resume|curriculum|vitae|page|phone|email|address|years?|university|references?|confidential|contact|profile|summary|objective|open to|relocat|clearance|citizen|permis|nationalit|married|single|casado|soltero|solteiro|brasileir|driver|licen[cs]e|ans|jahre|experience|skills|about|portfolio|linkedin|github|remote|available)\b)/iu

/** Two to six capitalised words of letters, or a short name in a script without capitals. */
export function isPersonName(text: string): boolean {
  if (text.length < 2 || text.length > 60 || /[\d@/\\|<>=_*&%$#!?:;]/u.test(text) || notNames.test(text)) return false
  const bare = text.replace(/["“”'’(][^"“”'’()]{1,30}["“”)]/gu, ' ')
  const words = bare.trim().split(/\s+/u)
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・]{2,}/u.test(text))
    return words.length <= 4 && text.length <= 40
  if (words.length < 2 || words.length > 6 || !/\p{L}{2}/u.test(text)) return false
  if (
    !words.every((word) =>
      /^(?:\p{Lu}[\p{L}\p{M}'’.-]*,?|\p{Lo}(?:\p{Lo}|\p{M}|\u200c|\u200d|[.-])*|d['’]\p{Lu}\p{L}+|(?:de|da|do|dos|das|del|della|di|du|des|la|le|van|von|der|den|ter|ten|zu|zum|y|e|i|bin|bint|ibn|al|el|al-\p{L}+|el-\p{L}+|ap|mac|te|af|av|san|st|binti|a\/l|s\/o|ʻ\p{L}+|ben)\.?)$/u.test(
        word,
      ),
    )
  )
    return false
  if (titleScore(bare) >= 1.5 && !nameWordsOnly(bare)) return false
  return organisationScore(bare) < 3 && placeLikelihood(text) < 0.85
}

/** Job words that are family names as well are not held against a two-word name. */
function nameWordsOnly(text: string): boolean {
  return (
    foldedWords(text).every(
      (word) =>
        !/^(?:engineer|developer|manager|director|analyst|consultant|nurse|teacher|professor|assistant|associate|coordinator|specialist|officer|president|technician|electrician|supervisor|designer|architect|accountant|lead|senior|software|product|project|executive|intern|scientist|administrator|representative|attorney|therapist|pharmacist|operator|founder|strategist|writer|editor|producer|ingenieur|entwickler|responsable|ingeniero|analista)$/u.test(
          word,
        ),
    ) && text.trim().split(/\s+/u).length <= 3
  )
}

/** Whether the mailbox spells the name: "marcus.bell@" and "Marcus Bell"; "hello@" tells nothing, so its domain speaks. 0 to 1. */
export function mailboxMatch(name: string, mailbox: string): number {
  const [box = '', domain = ''] = mailbox.split('@')
  const isShared = /^(?:hello|hi|info|mail|me|contact|hey|studio|work|jobs)$/iu.test(box)
  const local = fold(isShared ? domain : box).replace(/[^\p{L}]/gu, '')
  const words = foldedWords(name).filter((word) => word.length > 1)
  if (local === '' || words.length === 0) return 0
  const hit = words.filter((word) => local.includes(word) || (word.length > 4 && local.includes(word.slice(0, 5))))
  return hit.length / words.length
}
