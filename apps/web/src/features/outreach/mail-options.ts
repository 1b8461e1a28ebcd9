import type { MailGoal, Tone } from '@jobpilot/schemas/outreach'

export const toneOptions: { value: Tone; label: string }[] = [
  { value: 'professional', label: 'Professional' },
  { value: 'friendly', label: 'Friendly' },
  { value: 'casual', label: 'Casual' },
  { value: 'formal', label: 'Formal' },
  { value: 'enthusiastic', label: 'Enthusiastic' },
]

export const goalOptions: { value: MailGoal; label: string }[] = [
  { value: 'introduce', label: 'Introduce myself' },
  { value: 'ask-for-call', label: 'Ask for a call' },
  { value: 'ask-for-referral', label: 'Ask for a referral' },
  { value: 'follow-up-application', label: 'Follow up on an application' },
]
