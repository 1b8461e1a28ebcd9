import { Fragment, createElement as h } from 'react'
import { link, list, paragraph, press } from '../frame.ts'
import { dayText } from '../mail-words.ts'
import type { Template } from '../template.ts'

export const digest: Template<'digest'> = ({ mail, briefing, at }) => {
  const sentences = briefing?.sentences ?? []
  const matches = briefing?.openings?.matches ?? []
  return {
    subject: `Your briefing for ${dayText(mail.day)}`,
    preview: sentences[0] ?? 'It is there.',
    why: 'This mail comes after each briefing, as you asked for it.',
    body: h(
      Fragment,
      null,
      briefing?.notice ? paragraph(briefing.notice) : null,
      sentences.length > 0 ? list(sentences) : paragraph('It is there, and short.'),
      matches.length > 0 ? paragraph('New openings, the best first:') : null,
      matches.length > 0
        ? list(
            matches.map(({ postingId, title, employer, score }) =>
              h(
                Fragment,
                null,
                link(at(`/openings/${postingId}`), title ?? 'An opening without a title'),
                `${employer ? ` at ${employer}` : ''}, ${score} of 100`,
              ),
            ),
          )
        : null,
      press(at('/'), 'Open the briefing'),
    ),
  }
}
