const machineWords =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|above|previous)|\b(?:system prompt|language model|ai assistant|llm|chatgpt|as an ai)\b|\b(?:assistant|system|writer)\s*:/iu

const applicantWords =
  /\b(?:applicant|candidate|sender|writer)s?\s*(?:must|should|has|have|is|holds?)\b|\byou (?:must|are (?:now|an?)) /iu

/**
 * Whether a line of somebody else's text is written for a program. Such a line is data like any other, but nothing to
 * refer to in a letter, and the writing step need not see it.
 */
export function addressesMachines(line: string): boolean {
  return machineWords.test(line)
}

/** Whether a line says what an applicant is or must do: usual in a posting, out of place among what a company says of itself. */
export function speaksOfApplicant(line: string): boolean {
  return applicantWords.test(line)
}
