import type { PostingContent } from '@jobpilot/schemas/posting'
import { Text } from '@mantine/core'
import { LineList } from '../../ui/fields/line-list.tsx'

const lists = [
  { key: 'mustHaves', label: 'Must have', addLabel: 'Add a must-have' },
  { key: 'niceToHaves', label: 'Nice to have', addLabel: 'Add a nice-to-have' },
  { key: 'responsibilities', label: 'The work', addLabel: 'Add a line' },
  { key: 'about', label: 'About the employer', addLabel: 'Add a line' },
] as const

type PostingLinesProps = { content: PostingContent; set: (part: Partial<PostingContent>) => void }

/** What the posting says line by line. */
export function PostingLines({ content, set }: PostingLinesProps) {
  return lists.map(({ key, label, addLabel }) => (
    <div key={key}>
      <Text fw={600}>{label}</Text>
      <LineList label={label} lines={content[key]} onChange={(lines) => set({ [key]: lines })} addLabel={addLabel} />
    </div>
  ))
}
