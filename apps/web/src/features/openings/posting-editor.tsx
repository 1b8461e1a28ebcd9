import type { PostingContent } from '@jobpilot/schemas/posting'
import { Button, Group, Stack, Text } from '@mantine/core'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { PostingFacts } from './posting-facts.tsx'
import { PostingLines } from './posting-lines.tsx'
import { postingProblem } from './posting-problem.ts'
import { SkillFields } from './skill-fields.tsx'
import { usePostingEditor } from './use-posting-editor.ts'

type Posting = RouterOutputs['postings']['get']
type PostingEditorProps = { posting: Posting; content: PostingContent; userId: string }

/** What was read from the posting, for correction. A saved correction is matched again. */
export function PostingEditor({ posting, content: read, userId }: PostingEditorProps) {
  const { content, isDirty, isBehind, set, discard, save, saveNow, saveOver } = usePostingEditor(posting, read, userId)
  const problem = postingProblem(content)
  return (
    <Panel title="What the posting says">
      <Stack gap="md">
        <Text size="sm" c="dimmed" mt={-8}>
          Correct what is wrong; I match again when you save.
        </Text>
        <PostingFacts content={content} set={set} />
        <div>
          <Text fw={600}>Skills</Text>
          <SkillFields skills={content.skills} onChange={(skills) => set({ skills })} />
        </div>
        <PostingLines content={content} set={set} />
        {isBehind && (
          <Notice
            tone="warn"
            title="This opening was read or corrected elsewhere"
            action={
              <Button size="xs" onClick={saveOver} disabled={problem !== null} loading={save.isPending}>
                Keep mine
              </Button>
            }
            live
          >
            Your corrections were begun on an older version. Keep them, or discard them below.
          </Notice>
        )}
        {save.error !== null && !isBehind && (
          <ProblemNotice
            error={save.error}
            what="I could not save the corrections."
            kept="They are kept in this browser."
          />
        )}
        {isDirty && problem !== null && (
          <Notice tone="warn" live>
            {problem} Correct it, then save.
          </Notice>
        )}
        {isDirty && (
          <Group gap="xs">
            <Button
              variant="default"
              disabled={isBehind || problem !== null}
              loading={save.isPending}
              onClick={saveNow}
            >
              Save corrections
            </Button>
            <Button variant="subtle" color="gray" onClick={discard}>
              Discard
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  )
}
