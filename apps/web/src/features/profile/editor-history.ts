import type { ProfileContent } from '@jobpilot/schemas/profile'

/** Typing in one field within this time is one step of undo. */
const sameStepMs = 1_500
const longestPast = 100

export type History = {
  past: ProfileContent[]
  present: ProfileContent
  future: ProfileContent[]
  lastTag: string
  lastAt: number
}

export type HistoryAction =
  | { type: 'edit'; tag: string; change: (content: ProfileContent) => ProfileContent; at: number }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'reset'; content: ProfileContent }

export const startHistory = (content: ProfileContent): History => ({
  past: [],
  present: content,
  future: [],
  lastTag: '',
  lastAt: 0,
})

export function historyReducer(history: History, action: HistoryAction): History {
  const { past, present, future } = history
  if (action.type === 'reset') return startHistory(action.content)
  if (action.type === 'undo') {
    const before = past.at(-1)
    return before === undefined
      ? history
      : { past: past.slice(0, -1), present: before, future: [present, ...future], lastTag: '', lastAt: 0 }
  }
  if (action.type === 'redo') {
    const next = future[0]
    return next === undefined
      ? history
      : { past: [...past, present], present: next, future: future.slice(1), lastTag: '', lastAt: 0 }
  }
  const changed = action.change(present)
  if (changed === present) return history
  const isSameStep = action.tag === history.lastTag && action.at - history.lastAt < sameStepMs
  const kept = isSameStep ? past : [...past.slice(1 - longestPast), present]
  return { past: kept, present: changed, future: [], lastTag: action.tag, lastAt: action.at }
}
