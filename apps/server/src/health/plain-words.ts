import type { Component, ComponentName, ComponentState } from './component.ts'

/** Whether somebody collects traces is nothing to the people who use the instance. */
const nothing: Words = {}

type Words = Partial<Record<Exclude<ComponentState, 'ok'>, string>>

/** What a part that does not work means for a person, who need not know what a part is. */
const meaning: Record<ComponentName, Words> = {
  Database: { down: 'Nothing can be read or saved right now.' },
  Migrations: { down: 'An update is not finished: some pages may not work until it is.' },
  Worker: {
    degraded: 'What you ask for waits at the moment. Nothing is lost.',
    down: 'What you ask for waits at the moment. Nothing is lost.',
  },
  Queue: {
    degraded: 'There is more to do than usual: what you ask for takes longer.',
    down: 'What you asked for has waited for long. Nothing is lost.',
  },
  'Live updates': { degraded: 'News may come up to 10 seconds late.' },
  Storage: { down: 'Files cannot be kept or opened right now.' },
  Model: {
    off: 'The built-in engine does every step; no model is set up.',
    degraded: 'The model does not answer at the moment, so the built-in engine does its work.',
  },
  'Virus scanner': {
    off: 'Uploads are not scanned for viruses.',
    down: 'Uploads cannot be scanned for viruses right now.',
  },
  Mail: {
    off: 'E-mails stay in the mailbox of this instance; nothing is delivered to anybody.',
    degraded: 'E-mails are sent, and I do not hear when one comes back.',
    down: 'E-mails cannot be sent right now. One that you approve meanwhile fails and says so.',
  },
  Tracing: nothing,
  'Error tracking': nothing,
}

export type StatusSummary = {
  /** The worst that matters to a person; what is not set up is no fault. */
  state: 'ok' | 'degraded' | 'down'
  headline: string
  /** What does not work, and what is not set up, in plain words. */
  sentences: string[]
}

const headlines = {
  ok: 'Everything works.',
  degraded: 'It works, with limits.',
  down: 'Something does not work right now. Your data is safe.',
} satisfies Record<StatusSummary['state'], string>

/** How the instance is, for somebody who uses it. */
export function summarise(components: readonly Component[]): StatusSummary {
  const states = components.map(({ state }) => state)
  const state = states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'ok'
  const order = { down: 0, degraded: 1, off: 2, ok: 3 }
  const sentences = [...components]
    .sort((a, b) => order[a.state] - order[b.state])
    .flatMap(({ name, state: each }) => (each === 'ok' ? [] : (meaning[name][each] ?? [])))
  return { state, headline: headlines[state], sentences: [...new Set(sentences)] }
}

/** Parts that a person chose or deals with: everybody may know how they stand. The others are for admins. */
const forEverybody: readonly ComponentName[] = ['Worker', 'Model', 'Virus scanner', 'Mail']
export const onlyForEverybody = (components: readonly Component[]): Component[] =>
  components.filter(({ name }) => forEverybody.includes(name))
