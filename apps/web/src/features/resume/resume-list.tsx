import { ActionIcon, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconFileText, IconTrash } from '@tabler/icons-react'
import { fileSize, whenText } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useDownload } from '../../lib/use-download.ts'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import classes from './resume.module.css'
import { resumeWords } from './resume-words.ts'
import { useRemoveResume } from './use-remove-resume.ts'

type Resume = RouterOutputs['documents']['list'][number]
type ResumeRowProps = { resume: Resume; inUseId: string | null; onRemove: () => void }

function TryAgain({ runId, fileName }: { runId: string; fileName: string }) {
  const retry = trpc.runs.retry.useMutation({
    onError: (error) => toastProblem(error),
  })
  return (
    <Button
      size="xs"
      variant="default"
      loading={retry.isPending}
      onClick={() => retry.mutate({ id: runId })}
      aria-label={`Try again to read ${fileName}`}
    >
      Try again
    </Button>
  )
}

/** The file as it was given, where the scanner lets it out. */
function Download({ resume: { id, fileName, scanState } }: { resume: Resume }) {
  const utils = trpc.useUtils()
  const { isAsking, download } = useDownload(() => utils.documents.link.fetch({ id }, { staleTime: 0 }))
  if (scanState === 'infected') return null
  return (
    <ActionIcon aria-label={`Download ${fileName}`} loading={isAsking} onClick={() => void download()}>
      <IconDownload size={16} stroke={1.6} />
    </ActionIcon>
  )
}

function ResumeRow({ resume, inUseId, onRemove }: ResumeRowProps) {
  const { fileName, createdAt, bytes, state, error, runId } = resume
  const hasFailed = state === 'failed'
  return (
    <li className={classes.resume}>
      {hasFailed ? (
        <IconAlertTriangle size={18} stroke={1.6} color="var(--jp-bad)" aria-hidden="true" />
      ) : (
        <IconFileText size={18} stroke={1.6} color="var(--mantine-color-dimmed)" aria-hidden="true" />
      )}
      <div className={classes.about}>
        <Text fw={500}>{fileName}</Text>
        <Text size="sm" c="dimmed">
          {whenText(createdAt)} · {fileSize(bytes)} · {resumeWords(resume, inUseId)}
        </Text>
        {hasFailed && <Text size="sm">{error?.message ?? 'I stopped before I was done.'}</Text>}
      </div>
      {hasFailed && runId !== null && <TryAgain runId={runId} fileName={fileName} />}
      <Download resume={resume} />
      <ActionIcon aria-label={`Remove ${fileName}`} onClick={onRemove}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}

/** Every resume given so far, newest first; nothing before there is one. `inUseId` is the one the profile was read from. */
export function ResumeList({ inUseId }: { inUseId: string | null }) {
  const documents = trpc.documents.list.useQuery()
  const remove = useRemoveResume()
  if (documents.data === undefined || documents.data.length === 0) return null
  return (
    <Panel title="Your resumes">
      <ul className={classes.resumes} aria-label="Your resumes">
        {documents.data.map((resume) => (
          <ResumeRow key={resume.id} resume={resume} inUseId={inUseId} onRemove={() => remove(resume.id)} />
        ))}
      </ul>
    </Panel>
  )
}
