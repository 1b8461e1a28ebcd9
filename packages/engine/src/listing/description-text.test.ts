import fc from 'fast-check'
import { expect, test } from 'vitest'
import { descriptionText } from './description-text.ts'
import { textOfPlainMarkup } from './plain-markup.ts'

// A comment writes nothing, and only the parser reads it.
const byParser = (html: string) => descriptionText(`${html}<!-- -->`)

test('plain markup is read as the parser reads it, whatever its elements and entities', () => {
  const words = fc.constantFrom('Bake', ' bread ', '\n  daily', 'R&amp;D', '5 &lt; 6', 'it&rsquo;s', 'a&nbsp;b', '& so')
  const odd = fc.constantFrom('&bogus;', '&copy', '<', '</p>', '<p>', '<img src="x">', '<script>x</script>', '<hr>')
  const element = fc.constantFrom(...'p p div ul li li h2 h3 strong span a section P table'.split(' '))
  const attributes = fc.constantFrom('', '', ' class="a > b"', " id='x'", ' hidden')
  const { html } = fc.letrec((tie) => ({
    html: fc
      .array(
        fc.oneof(
          { maxDepth: 5 },
          { weight: 8, arbitrary: words },
          { weight: 2, arbitrary: fc.constantFrom('<br>', '<br />') },
          { weight: 1, arbitrary: odd },
          { weight: 12, arbitrary: tie('inner') },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join('')),
    inner: fc
      .tuple(element, attributes, tie('html'))
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
