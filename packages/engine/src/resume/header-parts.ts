import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf, splitPiece, trimPiece } from '../text/piece.ts'

/** What a label in front of a header line says follows. */
export type HeaderLabel = 'name' | 'surname' | 'given-name' | 'address' | 'title' | 'contact' | 'ignored'

/** A stretch of the header with its label. */
export interface HeaderPart {
  piece: Piece
  line: Line
  lineIndex: number
  label: HeaderLabel | undefined
}

const labels: readonly (readonly [HeaderLabel, RegExp])[] = [
  ['given-name', /^(?:first name|given name|vorname|prénom|nombre\(s\)|имя)$/iu],
  ['surname', /^(?:last name|surname|family name|nachname|familienname|apellidos?|cognome|achternaam|фамилия)$/iu],
  [
    'name',
    /^(?:(?:full |candidate )?name|nom|nombre(?: y apellidos)?|nome(?: completo)?|nome e cognome|nom et prénom|naam|vor- und nachname|vor- und zuname|氏名|姓名|ονοματεπώνυμο|ad soyad|adı soyadı|фио|imię i nazwisko|namn|navn)$/iu,
  ],
  [
    'address',
    /^(?:(?:home |current |permanent |postal |mailing |present )?address|location|city|residence|based in|place|anschrift|adresse|wohnort|wohnhaft in|ort|adresse postale|ville|dirección|domicilio|ciudad|lugar|residencia|endereço|cidade|morada|localidade|indirizzo|residenza|città|adres|woonplaats|住所|現住所|地址|διεύθυνση|adresi?|адрес|город|adres)$/iu,
  ],
  ['title', /^(?:title|position|profession|beruf|current role|role|job title|puesto|cargo)$/iu],
  [
    'contact',
    /^(?:e-?mail(?: id| add(?:ress)?\.?)?|correo(?: electrónico)?|courriel|mail|phone(?: no| number)?|tel(?:ephone|\.|éphone|efon|éfono|efone|efono|efoon)?|tél\.?|mobile?(?: no| number)?|mobil(?:telefon)?|mob|cell(?: phone)?|handy|móvil|celular|gsm|portable|contact(?: no\.?| nos\.?| number| details)?|linkedin|github|website|web|url|portfolio|skype|xing|twitter|homepage|blog|c|m|t|p|e|h|w|phone \(.*\)|телефон|почта|電話(?:番号)?|携帯(?:電話)?|e?メール(?:アドレス)?|电话|手机|邮箱|τηλέφωνο|κινητό|telefono|cellulare)\.?$/iu,
  ],
  [
    'ignored',
    /^(?:date of birth|dob|d\.o\.b\.?|born|birth ?date|birthday|place of birth|age|nationality|citizenship|marital status|civil status|gender|sex|religion|passport(?: no)?|father'?s name|mother'?s name|driving licen[cs]e|visa status|work permit|geburtsdatum|geboren(?: am)?|geburtsort|geburtstag|staatsangehörigkeit|nationalität|familienstand|führerschein|konfession|date de naissance|né(?:e)? le|nationalité|situation familiale|permis|âge|fecha de nacimiento|nacionalidad|estado civil|dni|edad|carnet de conducir|data de nascimento|nacionalidade|idade|rg|cpf|data di nascita|luogo di nascita|nato il|nata il|nazionalità|stato civile|patente|codice fiscale|geboortedatum|geboorteplaats|nationaliteit|burgerlijke staat|rijbewijs|hobbies|languages known|blood group|height|weight|availability|notice period|生年月日|性別|年齢|出生日期|性别|ημερομηνία γέννησης|дата рождения|orcid|security clearance|clearance)$/iu,
  ],
]

/** Parts of the header lines between bars, dots, wide gaps and spaced dashes, with the label before them taken off. */
export function readHeaderParts(source: string, lines: readonly Line[]): HeaderPart[] {
  return lines.flatMap((line, lineIndex) => {
    const labelled = labelOf(source, line) ?? labelCell(source, line)
    if (labelled !== undefined && labelled.label !== 'contact') return [{ ...labelled, line, lineIndex }]
    return splitPiece(source, line, /\s*[|•·●▪◆♦⋅∙~]\s*|(?<![,\s])[^\S\n]{4,}|\t+|\s+[–—-]\s+(?!\d{4,6}\b)|\s*—\s*/gu)
      .map((part) => trimPiece(source, part))
      .filter((piece) => piece.text !== '')
      .map((piece) => {
        const own = labelOf(source, piece)
        if (own !== undefined) return { ...own, line, lineIndex }
        const bare = labelNamed(piece.text)
        // "E-mail" in a cell of its own is neither a name nor a town; an address may follow its label below.
        return { piece, line, lineIndex, label: bare === 'contact' || bare === 'ignored' ? bare : undefined }
      })
  })
}

function labelOf(source: string, piece: Piece): { piece: Piece; label: HeaderLabel } | undefined {
  const match =
    /^([^:：\n@]{1,30}?)\s*[:：]\s*/u.exec(source.slice(piece.start, piece.end)) ??
    /^((?:(?:phone|tel|mobile)(?=\.?\s+[+(\d])|e-?mail|email id|address)\.?)\s+(?=\S)/iu.exec(
      source.slice(piece.start, piece.end),
    )
  const written = match?.[1]?.trim()
  if (match === null || written === undefined) return undefined
  const label = labelNamed(written)
  return label === undefined ? undefined : { piece: pieceOf(source, piece.start + match[0].length, piece.end), label }
}

/** "Name    Anna Schmidt": the first of two cells is the label. */
function labelCell(source: string, line: Line): { piece: Piece; label: HeaderLabel } | undefined {
  const [cell, value] = line.cells
  if (cell === undefined || value === undefined || line.cells.length > 2) return undefined
  const label = labelNamed(cell.text)
  return label === undefined ? undefined : { piece: pieceOf(source, value.start, value.end), label }
}

/** Whether words are a label and nothing else. */
export function isLabel(text: string): boolean {
  return labelNamed(text) !== undefined
}

function labelNamed(text: string): HeaderLabel | undefined {
  return labels.find(([, pattern]) => pattern.test(text))?.[0]
}
