import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fileSize, fullTime } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useDownload } from '../../lib/use-download.ts'
import { Notice } from '../../ui/notice.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'

type Latest = NonNullable<RouterOutputs['privacy']['latestExport']>

const onError = (error: unknown) => toastProblem(error)

function ReadyExport({ id, bytes, createdAt, expiresAt }: Latest) {
  const utils = trpc.useUtils()
  const { isAsking, download } = useDownload(() => utils.privacy.exportLink.fetch({ id }, { staleTime: 0 }))
  return (
    <Notice
      tone="ok"
      title="Your data is packed"
      live
      action={
        <Button leftSection={<IconDownload size={16} />} loading={isAsking} onClick={() => void download()}>
          Download
        </Button>
      }
    >
      A ZIP of {fileSize(bytes ?? 0)}, from {fullTime(createdAt)}. It stays until{' '}
      {expiresAt === null ? 'it is replaced' : fullTime(expiresAt)}; then it is removed here.
    </Notice>
  )
}

/** Packs everything into a ZIP and hands it over. `progressOf` shows the run. */
export function ExportPart({ progressOf }: { progressOf: (runId: string) => ReactNode }) {
  const utils = trpc.useUtils()
  const latest = trpc.privacy.latestExport.useQuery()
  const start = trpc.privacy.startExport.useMutation({ onError, onSettled: () => utils.privacy.invalidate() })
  const state = latest.data?.state
  const isShown = latest.data?.runId != null && (state === 'making' || state === 'failed')
  return (
    <Stack gap="sm" mt="lg">
      <Title order={3}>Take it with you</Title>
      <Text size="sm">
        A ZIP with every row as JSON, your files as you uploaded them, and a list of it all with checksums.
      </Text>
      <Waiting query={latest} what="I could not read whether an export is there.">
        <Skeleton height={36} />
      </Waiting>
      {latest.data && isShown && progressOf(latest.data.runId ?? '')}
      {latest.data && state === 'ready' && <ReadyExport {...latest.data} />}
      {latest.data !== undefined && state !== 'making' && (
        <Group>
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
            {state === 'ready' ? 'Pack it again' : 'Pack my data'}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
