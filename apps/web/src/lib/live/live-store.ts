import type { EventBody } from '@jobpilot/schemas/events'
import { create } from 'zustand'

export type Connection = 'connecting' | 'live' | 'catching-up' | 'offline'
export type ReadField = Omit<Extract<EventBody, { type: 'profile.field' }>, 'type' | 'runId'>

type LiveState = {
  connection: Connection
  /** Values of a resume as they are read, per run, in the order of the log. */
  fieldsByRun: Record<string, ReadField[]>
  /** Text of an e-mail while it is being written, per draft. */
  partialByDraft: Record<string, string>
}

export const useLiveStore = create<LiveState>(() => ({ connection: 'connecting', fieldsByRun: {}, partialByDraft: {} }))

export function setConnection(connection: Connection): void {
  if (useLiveStore.getState().connection !== connection) useLiveStore.setState({ connection })
}

export function addReadField({ runId, ...field }: Extract<EventBody, { type: 'profile.field' }>): void {
  useLiveStore.setState(({ fieldsByRun }) => ({
    fieldsByRun: { ...fieldsByRun, [runId]: [...(fieldsByRun[runId] ?? []), field] },
  }))
}

export function setPartial(draftId: string, text: string): void {
  useLiveStore.setState(({ partialByDraft }) => ({ partialByDraft: { ...partialByDraft, [draftId]: text } }))
}

export function forgetLive(): void {
  useLiveStore.setState({ connection: 'connecting', fieldsByRun: {}, partialByDraft: {} })
}
