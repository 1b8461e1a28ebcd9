import { Fragment, createElement as h } from 'react'
import { list, paragraph, press } from '../frame.ts'
import type { Template } from '../template.ts'

export const welcome: Template<'welcome'> = ({ at }) => ({
  subject: 'Welcome to JobPilot',
  preview: 'Start with your resume. Nothing leaves in your name without you.',
  why: 'This mail comes once, as an account was made with your address. If that was not you, you need not do anything.',
  body: h(
    Fragment,
    null,
    paragraph('You have an account here. Three things to know:'),
    list([
      'I read your resume into a profile, and show where each value comes from. You correct it.',
      'I say how well an opening fits and why, and quote both sides. What I do not know I call unknown.',
      'I write e-mails from facts I can point at. None goes out before you have approved exactly that one.',
    ]),
    press(at('/profile'), 'Start with your resume'),
  ),
})
