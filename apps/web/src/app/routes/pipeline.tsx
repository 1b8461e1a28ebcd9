import { Button, Skeleton, Text } from '@mantine/core'
import { IconDownload, IconLayoutKanban, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Funnel } from '../../features/applications/funnel.tsx'
import { PipelineBoard } from '../../features/applications/pipeline-board.tsx'
import { PipelineFilters } from '../../features/applications/pipeline-filters.tsx'
import { isDue, shownOf, type Tracked } from '../../features/applications/pipeline-rows.ts'
import { PipelineTable } from '../../features/applications/pipeline-table.tsx'
import { useMoveStage } from '../../features/applications/use-move-stage.ts'
import { AddOpening } from '../../features/openings/add-opening.tsx'
import { plural } from '../../lib/format.ts'
import { saveAsFile } from '../../lib/hand-over.ts'
import { type PipelineSearch, readPipelineSearch } from '../../lib/pipeline-search.ts'
import { trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'

const route = getRouteApi('/pipeline')

/** Spreadsheets take a file for UTF-8 when it begins so. */
const byteOrderMark = '\ufeff'

async function download(openings: readonly Tracked[], today: string) {
  try {
    const { csvOf } = await import('../../features/applications/pipeline-csv.ts')
    saveAsFile(`pipeline-${today}.csv`, 'text/csv', byteOrderMark + csvOf(openings))
  } catch (error) {
    toastProblem(error)
  }
}

/** Every opening that is tracked, by its stage. */
export function PipelineRoute() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const pipeline = trpc.applications.pipeline.useQuery()
  const set = (part: { [K in keyof PipelineSearch]: PipelineSearch[K] | undefined }) =>
    void navigate({
      to: '/pipeline',
      search: (now: Record<string, unknown>) => readPipelineSearch({ ...now, ...part }),
      replace: true,
    })
  const userId = useUserId()
  const move = useMoveStage()
  const [isAdding, setIsAdding] = useState(false)
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
      Add an opening
    </Button>
  )
  const { openings = [], today = '', isMore = false } = pipeline.data ?? {}
  const shown = shownOf(openings, search, today)
  const isEmpty = pipeline.data !== undefined && openings.length === 0
  const View = search.view === 'list' ? PipelineTable : PipelineBoard
  return (
    <Page
      title="Pipeline"
      width="wide"
      lead={openings.length > 0 ? `${plural(openings.length, 'opening')} you keep track of.` : undefined}
      action={
        openings.length > 0 && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              disabled={shown.length === 0}
              onClick={() => void download(shown, today)}
            >
              CSV
            </Button>
            {addButton}
          </>
        )
      }
    >
      <Waiting query={pipeline} what="I could not read your pipeline.">
        <Skeleton height={420} radius="lg" />
      </Waiting>
      {isEmpty && (
        <Empty icon={<IconLayoutKanban size={22} />} title="Openings you keep track of appear here" action={addButton}>
          What you keep in the <Link to="/review">review</Link> is saved here. Move it on as you apply and hear back; I
          remind you when to follow up.
        </Empty>
      )}
      {openings.length > 0 && (
        <PipelineFilters search={search} due={openings.filter((opening) => isDue(opening, today)).length} set={set} />
      )}
      {isMore && (
        <Notice tone="warn">
          These are the {openings.length} that moved last. Stop tracking what has ended to see the others.
        </Notice>
      )}
      {shown.length > 0 && <View openings={shown} today={today} />}
      {openings.length > 0 && shown.length === 0 && (
        <Text c="dimmed" role="status">
          None of your {plural(openings.length, 'opening')} is like that.{' '}
          <Link to="/pipeline" search={search.view ? { view: search.view } : {}}>
            Show all
          </Link>
        </Text>
      )}
      <Funnel openings={openings} />
      {isAdding && (
        <AddOpening
          userId={userId}
          onClose={() => setIsAdding(false)}
          onAdded={(postingId) => {
            move(postingId, 'saved')
            void navigate({ to: '/openings/$postingId', params: { postingId } })
          }}
        />
      )}
    </Page>
  )
}
