import { Fragment, createElement as h } from 'react'
import { paragraph, press } from '../frame.ts'
import { monthText, nextMonthText, usd } from '../mail-words.ts'
import type { Template } from '../template.ts'

const why = 'This mail comes once a month at most, when your model budget is nearly or quite used up.'

export const budgetWarned: Template<'budget-warned'> = ({ mail, at }) => ({
  subject: `80 % of your model budget for ${monthText(mail.month)} is used`,
  preview: `${usd(mail.spentMicroUsd)} of ${usd(mail.limitMicroUsd)} are used.`,
  why,
  body: h(
    Fragment,
    null,
    paragraph(
      `${usd(mail.spentMicroUsd)} of ${usd(mail.limitMicroUsd)} are used in ${monthText(mail.month)}. `,
      'At the limit no model is asked any more: the built-in engine does every step, for nothing. You need not do anything.',
    ),
    press(at('/costs'), 'See what cost what'),
  ),
})

export const budgetStopped: Template<'budget-stopped'> = ({ mail, at }) => ({
  subject: `Your model budget for ${monthText(mail.month)} is used up`,
  preview: 'The built-in engine does every step from now on.',
  why,
  body: h(
    Fragment,
    null,
    paragraph(
      `The budget of ${usd(mail.limitMicroUsd)} for ${monthText(mail.month)} does not hold another call to a model `,
      `(${usd(mail.spentMicroUsd)} are spent). The built-in engine does every step, for nothing, until ${nextMonthText(mail.month)}. `,
      'Nothing is lost.',
    ),
    press(at('/costs'), 'See what cost what'),
  ),
})
