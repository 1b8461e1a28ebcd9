import type { SharedSettings } from '../settings.ts'
import { createClamAv } from './clamav.ts'
import type { Scanning } from './scanner.ts'

const silenceMs = 30_000

/** The scanner and the policies the settings name; without an address there is no scanner. */
export const openScanning = (settings: SharedSettings): Scanning => ({
  scanner: settings.CLAMAV_ADDRESS
    ? createClamAv({ address: settings.CLAMAV_ADDRESS, limit: settings.CLAMAV_MAX_BYTES, silenceMs })
    : null,
  policy: {
    notScanned: settings.SCAN_NOT_SCANNED,
    scannerDown: settings.SCAN_SCANNER_DOWN,
    infected: settings.SCAN_INFECTED,
  },
})
