const keyOf = (userId: string) => `jobpilot.seq.${userId}`

/** The last entry of a person's log this tab has applied; outlives a reload, not the tab. */
export function readLastSeq(userId: string): number | null {
  try {
    const seq = Number(sessionStorage.getItem(keyOf(userId)) ?? Number.NaN)
    return Number.isSafeInteger(seq) && seq >= 0 ? seq : null
  } catch {
    return null
  }
}

export function writeLastSeq(userId: string, seq: number): void {
  try {
    sessionStorage.setItem(keyOf(userId), String(seq))
  } catch {
    // Without storage a reload starts from now; the queries themselves are read again anyway.
  }
}
