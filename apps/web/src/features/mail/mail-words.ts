import type { RouterOutputs } from '../../lib/trpc.ts'
import type { StateTone } from '../../ui/state-mark.tsx'

export type MailSettings = RouterOutputs['mail']['settings']
export type SentMail = MailSettings['recent'][number]
export type Choice = keyof MailSettings['choices']

export const kindWords = {
  welcome: 'Welcome',
  'export-ready': 'Your data is packed',
  'deletion-scheduled': 'Your data will be deleted',
  'budget-warned': '80 % of the budget is used',
  'budget-stopped': 'The budget is used up',
  'approval-waiting': 'E-mails wait for you',
  digest: 'Briefing',
} satisfies Record<SentMail['kind'], string>

export const choiceWords: Record<Choice, { label: string; about: string }> = {
  digest: { label: 'Your briefing', about: 'After each briefing, what it says. At the time you set above.' },
  'approval-waiting': {
    label: 'E-mails that wait for you',
    about: 'Once a day at most, while something has waited for an hour. Says how many, not to whom.',
  },
  budget: { label: 'Your model budget', about: 'When 80 % are used and when it is used up, each once a month.' },
}

/** Sent whatever is chosen, and why. */
export const always = [
  { label: 'Your export is packed', about: 'It is yours, and stays for 7 days only.' },
  { label: 'A deletion is scheduled, and done', about: 'So that nobody deletes your data unseen.' },
  { label: 'A welcome', about: 'Once, when the account is made.' },
]

export function standOf({ state, adapter, delivery }: SentMail): { words: string; tone: StateTone } {
  if (delivery === 'bounced' || delivery === 'failed') return { words: 'Came back', tone: 'bad' }
  if (delivery === 'complained') return { words: 'Marked as spam', tone: 'bad' }
  if (delivery === 'delivered') return { words: 'Delivered', tone: 'ok' }
  if (state === 'done') return { words: adapter === 'local-mailbox' ? 'Kept here' : 'Sent', tone: 'ok' }
  if (state === 'failed') return { words: 'Not sent', tone: 'bad' }
  if (state === 'unknown') return { words: 'Unknown', tone: 'warn' }
  if (state === 'cancelled') return { words: 'Left out', tone: 'plain' }
  return { words: 'On its way', tone: 'plain' }
}
