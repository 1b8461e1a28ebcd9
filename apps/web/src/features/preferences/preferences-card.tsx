import type { Preferences } from '@jobpilot/schemas/preferences'
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { completeTree } from './complete-tree.ts'
import { DealBreakerList } from './deal-breaker-list.tsx'
import { isPayUpsideDown, PayFields, PlaceFields, WorkFields } from './preference-fields.tsx'
import { usePreferencesDraft } from './use-preferences-draft.ts'
import { useSavePreferences } from './use-save-preferences.ts'

function PreferencesForm({ saved, userId }: { saved: Preferences; userId: string }) {
  const { edits, value, set, discard, settle } = usePreferencesDraft(userId, saved)
  const save = useSavePreferences()
  const isEdited = edits !== null
  const saveNow = () =>
    save.mutate({ ...value, dealBreakers: completeTree(value.dealBreakers) }, { onSuccess: () => settle(edits) })
  return (
    <Stack gap="sm">
      <WorkFields value={value} set={set} />
      <PlaceFields value={value} set={set} />
      <PayFields value={value} set={set} />
      <DealBreakerList tree={value.dealBreakers} onChange={(dealBreakers) => set({ dealBreakers })} />
      {save.error !== null && (
        <ProblemNotice error={save.error} what="I could not save this." kept="It is kept in this browser." />
      )}
      <Group gap="sm">
        <Button
          variant="default"
          disabled={!isEdited || isPayUpsideDown(value)}
          loading={save.isPending}
          onClick={saveNow}
        >
          Save what I look for
        </Button>
        {isEdited && (
          <Button variant="subtle" color="gray" onClick={() => discard()}>
            Discard
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** What the person looks for; what is left open is scored as unknown, never guessed. */
export function PreferencesCard({ userId }: { userId: string }) {
  const preferences = trpc.preferences.get.useQuery()
  return (
    <Panel
      title="What I look for"
      id="looking-for"
      action={
        <Button size="xs" variant="default" renderRoot={(props) => <Link to="/looking-for" {...props} />}>
          Step by step
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        All of it is optional. What you leave open counts as unknown in a match, not against it.
      </Text>
      <Waiting query={preferences} what="I could not read your preferences.">
        <Skeleton height={290} />
      </Waiting>
      {preferences.data && <PreferencesForm saved={preferences.data} userId={userId} />}
    </Panel>
  )
}
