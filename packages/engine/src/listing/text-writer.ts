/**
 * Writes text as a person sees it, from the pieces that markup gives, each with single blanks: lines without blanks at their ends, at
 * most one empty line between them, none before a list item, and no empty item.
 */
export class TextWriter {
  #out = ''
  #line = ''
  #endsBlank = true
  #isFirstLine = true
  #isApart = false

  /** Text of a line; runs of white space in it are one blank each. */
  write(piece: string): void {
    if (piece === '') return
    const starts = piece.charCodeAt(0) === blank
    if (this.#endsBlank && starts) {
      if (piece.length === 1) return
      this.#line += piece.slice(1)
    } else this.#line += piece
    this.#endsBlank = piece.charCodeAt(piece.length - 1) === blank
  }

  /** Ends the line, or two where two are ended; after that, a mark may begin the next one. */
  mark(mark: string): void {
    if (mark === '') return
    this.#newline()
    if (mark === '\n\n') this.#newline()
    else if (mark !== '\n') this.write(mark.slice(1))
  }

  #newline(): void {
    const line = this.#endsBlank && this.#line !== '' ? this.#line.slice(0, -1) : this.#line
    const isFirst = this.#isFirstLine
    this.#line = ''
    this.#endsBlank = true
    this.#isFirstLine = false
    if (line === '' || (line === '-' && !isFirst)) this.#isApart = true
    else this.#put(isFirst ? line : line.replace(repeatedMark, '- '))
  }

  #put(line: string): void {
    const isApart = this.#isApart && !line.startsWith('- ')
    this.#out += this.#out === '' ? line : isApart ? `\n\n${line}` : `\n${line}`
    this.#isApart = false
  }

  /** What was written. */
  end(): string {
    this.#newline()
    return this.#out.trim()
  }
}
const blank = 32
const repeatedMark = /^- (?:- )+/
