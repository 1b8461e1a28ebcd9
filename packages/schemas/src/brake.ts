/*
 * Without a validator, as the shell of the web app asks and should not load one for it.
 */

/**
 * How a person's brake stands. Nothing goes out in any phase but `running`. `pausing`: pieces of work go on to their next checkpoint;
 * `partial`: some have not come to one in time; `paused`: none is under way any more.
 */
export type BrakePhase = 'running' | 'pausing' | 'paused' | 'partial'

/** Seconds after the press until what still runs counts as stuck, and until it is held by force (`06-domain`, Agents). */
export const stuckAfterS = 30
export const forcedAfterS = 120

/** The phase of a brake that was pressed so many seconds ago with so many pieces of work under way; of one not pressed, of null. */
export function brakePhase(pressedForS: number | null, underWay: number): BrakePhase {
  if (pressedForS === null) return 'running'
  if (underWay === 0) return 'paused'
  return pressedForS < stuckAfterS ? 'pausing' : 'partial'
}
