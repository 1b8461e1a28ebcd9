import { Button } from '@mantine/core'
import { IconBriefcase2, IconPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { AddOpening } from '../../features/openings/add-opening.tsx'
import { OpeningsList } from '../../features/openings/openings-list.tsx'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'

const route = getRouteApi('/openings')

export function OpeningsRoute() {
  const userId = useUserId()
  const navigate = useNavigate()
  const { add } = route.useSearch()
  const postings = trpc.postings.list.useQuery()
  const setAdding = (isAdding: boolean) => void navigate({ to: '/openings', search: isAdding ? { add: true } : {} })
  const isEmpty = postings.data?.length === 0
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      Add an opening
    </Button>
  )

  return (
    <Page
      title="Openings"
      lead={postings.data && !isEmpty ? `${plural(postings.data.length, 'opening')}, newest first.` : undefined}
      action={!isEmpty && addButton}
    >
      <Waiting query={postings} what="I could not read your openings.">
        <ListSkeleton rows={5} height={64} />
      </Waiting>
      {isEmpty && (
        <Empty icon={<IconBriefcase2 size={22} />} title="Openings you add appear here" action={addButton}>
          Give me the address of a posting, or paste its text. I read it, score it against your profile and show you
          why.
        </Empty>
      )}
      {postings.data !== undefined && !isEmpty && <OpeningsList rows={postings.data} />}
      {add !== undefined && (
        <AddOpening
          userId={userId}
          start={add === 'text' ? { way: 'text' } : {}}
          onClose={() => setAdding(false)}
          onAdded={(postingId) => void navigate({ to: '/openings/$postingId', params: { postingId } })}
        />
      )}
    </Page>
  )
}
