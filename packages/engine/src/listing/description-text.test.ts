import fc from 'fast-check'
import { expect, test } from 'vitest'
import { descriptionText } from './description-text.ts'
import { textOfPlainMarkup } from './plain-markup.ts'

// A comment writes nothing, and only the parser reads it.
const byParser = (html: string) => descriptionText(`${html}<!-- -->`)

test('plain markup is read as the parser reads it, whatever its elements and entities', () => {
  const words = fc.constantFrom(
    'Bake',
    ' bread ',
    '\n  daily',
    ' ',
    'R&amp;D',
    '5 &lt; 6',
    'it&rsquo;s',
    'a&nbsp;b',
    '&bogus;',
    '&copy',
    '& so',
    '<',
  )
  const element = fc.constantFrom(
    'p',
    'div',
    'ul',
    'ol',
    'li',
    'h2',
    'h3',
    'strong',
    'span',
    'a',
    'section',
    'P',
    'table',
    'script',
  )
  const { html } = fc.letrec((tie) => ({
    html: fc
      .array(
        fc.oneof(
          { maxDepth: 4 },
          words,
          fc.constantFrom('<br>', '<br />', '</p>', '<p>', '<img src="x">'),
          tie('inner'),
        ),
        {
          maxLength: 6,
        },
      )
      .map((parts) => parts.join('')),
    inner: fc
      .tuple(element, fc.constantFrom('', ' class="a > b"', " id='x'", ' hidden'), tie('html'))
      .map(([name, more, inner]) => `<${name}${more}>${inner}</${name}>`),
  }))
  let plain = 0
  fc.assert(
    fc.property(html as fc.Arbitrary<string>, (written) => {
      const whole = `<p>Job</p>${written}`
      if (textOfPlainMarkup(whole) !== undefined) plain += 1
      expect(descriptionText(whole)).toBe(byParser(whole))
    }),
    { numRuns: 3_000 },
  )
  expect(plain).toBeGreaterThan(500)
})
