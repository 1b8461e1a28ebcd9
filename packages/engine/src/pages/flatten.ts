const deepest = 400

/** Drops opening tags below a depth no honest page reaches, so that no recursive reader runs out of stack. */
export function flatten(html: string): string {
  let depth = 0
  return html.replace(
    /<(\/?)(?:div|span|section|article|ul|ol|li|table|tbody|tr|td|blockquote|b|i|em|strong|font|p|a|center)\b[^<>]*>/gi,
    (tag, close: string) => {
      if (close !== '') {
        depth = Math.max(0, depth - 1)
        return depth >= deepest ? '' : tag
      }
      if (tag.endsWith('/>')) return tag
      depth = /^<(?:p|li|td|tr)\b/i.test(tag) ? depth : depth + 1
      return depth > deepest ? ' ' : tag
    },
  )
}
