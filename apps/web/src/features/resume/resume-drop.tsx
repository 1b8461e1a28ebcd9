import '@mantine/dropzone/styles.layer.css'
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileText } from '@tabler/icons-react'
import { fileSize } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.ts'
import { TraceLine } from '../../ui/trace-line.tsx'
import classes from './resume.module.css'
import { useResumeIntake } from './use-resume-intake.ts'

/** The server takes no more; checked here so that nobody uploads 40 MB to hear it. */
const maxBytes = 10 * 1024 * 1024
const accept = {
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'text/plain': ['.txt'],
}

type ResumeDropProps = { onStarted: (runId: string) => void; isSmall?: boolean }

/** Takes a resume file by drop or choice, with real progress while it is sent. */
export function ResumeDrop({ onStarted, isSmall = false }: ResumeDropProps) {
  const { sending, problem, setProblem, send, cancel } = useResumeIntake(onStarted)

  if (sending !== null) {
    const percent = Math.round(sending.share * 100)
    return (
      <Stack gap="xs" className={classes.sending} role="status">
        <Group justify="space-between">
          <Text fw={500}>Sending {sending.fileName}</Text>
          <Text size="sm" c="dimmed">
            {percent} %
          </Text>
        </Group>
        <Progress value={percent} aria-label="Upload progress" />
        <Group>
          <Button size="xs" variant="default" onClick={cancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Stack gap="sm">
      <Dropzone
        onDropAny={([file], rejections) => {
          if (file !== undefined && rejections.length > 0)
            toast({ message: `One file at a time: I took ${file.name}.`, stayMs: 9_000 })
        }}
        onDrop={([file]) => file !== undefined && send(file)}
        onReject={([rejection]) => {
          if (rejection?.errors.some(({ code }) => code === 'too-many-files')) return
          const file = rejection?.file
          const isLarge = file !== undefined && file.size > maxBytes
          const message = isLarge
            ? `${file.name} has ${fileSize(file.size)}; I take up to 10 MB.`
            : 'I read PDF, DOCX and plain text. You can also paste the text.'
          setProblem({ code: 'not-taken', message, traceId: null })
        }}
        maxSize={maxBytes}
        accept={accept}
        multiple={false}
        useFsAccessApi={false}
        className={classes.drop}
        data-small={isSmall || undefined}
        role="button"
        aria-label="Choose a resume file, or drop it here"
        inputProps={{ 'aria-label': 'Resume file' }}
      >
        <span className={classes.icon} aria-hidden="true">
          <IconFileText size={22} stroke={1.6} />
        </span>
        <Text fw={600}>Drop your resume here, or choose a file</Text>
        <Text size="sm" c="dimmed">
          PDF, DOCX or TXT, up to 10 MB. It stays on this server.
        </Text>
      </Dropzone>
      {problem !== null && (
        <Notice tone="bad" title="I could not take this file" live>
          {problem.message}
          <TraceLine traceId={problem.traceId} />
        </Notice>
      )}
    </Stack>
  )
}
