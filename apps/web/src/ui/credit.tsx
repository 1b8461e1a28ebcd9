import { Anchor } from '@mantine/core'

/** Whom something is owed to, with the link they ask for. */
export function Credit({ credit }: { credit: { text: string; url: string } | null }) {
  if (credit === null) return null
  return (
    <Anchor href={credit.url} target="_blank" rel="noopener" underline="always" size="xs" c="dimmed">
      {credit.text}
    </Anchor>
  )
}
