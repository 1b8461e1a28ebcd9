/**
 * What a look at a file gave. `down` is every answer that is not a verdict: no connection, silence, an error, a file
 * over the scanner's limit. Never take it for `clean`.
 */
export type ScanResult =
  | { state: 'clean' }
  | { state: 'infected'; finding: string }
  | { state: 'scanner-down'; reason: string }

export type Scanner = {
  /** Largest file it takes, in bytes. */
  readonly limit: number
  scan(bytes: Uint8Array): Promise<ScanResult>
  /** Throws with the reason when it does not answer. */
  ping(): Promise<void>
}

/** What happens to files of a state. */
export type ScanPolicy = {
  /** No scanner is configured. */
  notScanned: 'accept' | 'refuse'
  /** The scanner gave no verdict. */
  scannerDown: 'accept' | 'wait'
  /** The scanner found something; either way such a file is never read nor handed out. */
  infected: 'keep' | 'remove'
}

export type Scanning = { scanner: Scanner | null; policy: ScanPolicy }

/** As it is when nothing is configured. */
export const withoutScanner: Scanning = {
  scanner: null,
  policy: { notScanned: 'accept', scannerDown: 'wait', infected: 'keep' },
}

/** Whether a file in this state may be opened and handed out. The one rule for reading, download and export. */
export function mayOpen(
  state: 'clean' | 'infected' | 'not-scanned' | 'scanner-down',
  { scanner, policy }: Scanning,
): boolean {
  if (state === 'clean') return true
  if (state === 'infected') return false
  if (state === 'scanner-down') return policy.scannerDown === 'accept'
  // With a scanner, `not-scanned` is a file whose turn has not come.
  return scanner === null && policy.notScanned === 'accept'
}
