import { longestMail } from '@jobpilot/engine/writing/compose-mail'
import { wordsIn } from '@jobpilot/engine/writing/draft'
import type { BoundSentence } from '@jobpilot/schemas/outreach'
import { expect, it } from 'vitest'
import { fitToLimit, isGoodSubject, layOutMail } from './fit-mail.ts'

const say = (kind: BoundSentence['kind'], words: number): BoundSentence => ({
  kind,
  text: `${'word '.repeat(words - 1)}${kind}.`,
  sources: [],
})

it('drops what is least missed until the body fits, and never the last of a kind', () => {
  const mail = [
    say('greeting', 2),
    say('reason', 25),
    say('offer', 25),
    say('proof', 30),
    say('proof', 30),
    say('ask', 15),
    say('closing', 3),
    say('postscript', 20),
  ]
  const { kept, dropped } = fitToLimit(mail)
  expect(kept.reduce((sum, sentence) => sum + wordsIn(sentence.text), 0)).toBeLessThanOrEqual(longestMail)
  expect(dropped.map((sentence) => sentence.kind)).toEqual(['postscript', 'proof'])
  expect(fitToLimit([say('reason', 200)]).kept.length).toBe(1)
})

it('lays the parts out in paragraphs, in the order of a mail', () => {
  const text = layOutMail([
    { kind: 'postscript', text: 'P.S. True.', sources: [] },
    { kind: 'closing', text: 'Best regards,\nMaya', sources: [] },
    { kind: 'proof', text: 'I did.', sources: [] },
    { kind: 'greeting', text: 'Hi Ana,', sources: [] },
    { kind: 'proof', text: 'I can.', sources: [] },
  ])
  expect(text).toBe('Hi Ana,\n\nI did. I can.\n\nBest regards,\nMaya\n\nP.S. True.')
})

it.each([
  ['Tide plants and a data engineer for them', true],
  ['Too short', false],
  ['This subject goes on and on until it is far too long to read', false],
  ['DATA ENGINEER WANTS a word with you', false],
  ['A data engineer for your tide plants!', false],
  ['An AWS and GCP engineer for your plants', true],
])('%j is a good subject: %s', (subject, isGood) => {
  expect(isGoodSubject(subject)).toBe(isGood)
})
