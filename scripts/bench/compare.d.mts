export type Measured = { name: string; ratio: number }
export type Compared = { name: string; before?: number; now?: number; change: string; hasFallen: boolean }
export declare function readReport(file: string): { at: string; rows: Measured[] }
export declare function compareRatios(
  before: readonly Measured[],
  now: readonly Measured[],
  tolerance: number,
): { rows: Compared[]; hasFallen: boolean }
