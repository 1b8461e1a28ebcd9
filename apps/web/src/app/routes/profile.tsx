import { Button, Skeleton, Stack } from '@mantine/core'
import { useState } from 'react'
import { PreferencesCard } from '../../features/preferences/preferences-card.tsx'
import { ProfileEditor } from '../../features/profile/profile-editor.tsx'
import { correctedCount } from '../../features/resume/corrected-count.ts'
import { FailedResume } from '../../features/resume/failed-resume.tsx'
import { ReadFields } from '../../features/resume/read-fields.tsx'
import { ReplaceQuestion } from '../../features/resume/replace-question.tsx'
import { ResumeIntake } from '../../features/resume/resume-intake.tsx'
import { ResumeList } from '../../features/resume/resume-list.tsx'
import { RunProgress } from '../../features/runs/run-progress.tsx'
import { whenText } from '../../lib/format.ts'
import { madeByText } from '../../lib/made-by-text.ts'
import { trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** The run that reads a resume right now, also after leaving and returning; and until the profile it made is here. */
function useReadingRun(hasProfile: boolean) {
  const runs = trpc.runs.list.useQuery()
  const open = runs.data?.find(
    ({ subjectKind, state }) =>
      subjectKind === 'document' && (state === 'queued' || state === 'running' || state === 'held'),
  )
  const [started, setStarted] = useState<string | null>(null)
  const own = runs.data?.find(({ id }) => id === started)
  const isOver =
    own?.state === 'cancelled' ||
    own?.state === 'failed' ||
    own?.state === 'dead' ||
    (own?.state === 'done' && hasProfile)
  return { runId: open?.id ?? (isOver ? null : started), setStarted }
}

function Reading({ runId }: { runId: string }) {
  return (
    <Panel title="Reading your resume">
      <Stack gap="lg">
        <RunProgress runId={runId} />
        <ReadFields runId={runId} />
      </Stack>
    </Panel>
  )
}

export function ProfileRoute() {
  const userId = useUserId()
  const profile = trpc.profile.get.useQuery()
  const { runId, setStarted } = useReadingRun(profile.data != null)
  const [isReplacing, setIsReplacing] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const started = (id: string) => {
    setStarted(id)
    setIsReplacing(false)
  }

  if (profile.data === undefined)
    return (
      <Page title="Profile" width="wide">
        <Waiting query={profile} what="I could not read your profile.">
          <Skeleton height={520} />
        </Waiting>
      </Page>
    )
  if (profile.data === null) {
    return (
      <Page
        title="Your resume"
        lead="I read it once, show you every value with the place I found it, and you correct me."
      >
        {runId === null ? (
          <>
            <FailedResume since={null} />
            <ResumeIntake onStarted={started} canStartEmpty />
            <ResumeList inUseId={null} />
          </>
        ) : (
          <Reading runId={runId} />
        )}
      </Page>
    )
  }
  const { version, updatedAt, madeBy, document, content } = profile.data
  const corrected = correctedCount(content)
  const setReplacing = (isWanted: boolean) => (isWanted && corrected > 0 ? setIsAsking(true) : setIsReplacing(isWanted))
  const replace = (
    <Button variant="default" onClick={() => setReplacing(!isReplacing)}>
      {isReplacing ? 'Keep this resume' : 'Use another resume'}
    </Button>
  )
  return (
    <Page
      title="Profile"
      width={document === null ? 'reading' : 'wide'}
      lead={`Version ${version}, ${whenText(updatedAt)}, ${madeBy.engine === 'you' ? 'edited by you' : `read by ${madeByText(madeBy)}`}.`}
      action={runId === null && replace}
    >
      {runId === null && <FailedResume since={updatedAt} />}
      {isAsking && (
        <ReplaceQuestion
          version={version}
          corrected={corrected}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false)
            setIsReplacing(true)
          }}
        />
      )}
      {isReplacing && runId === null && <ResumeIntake onStarted={started} canStartEmpty={false} />}
      {runId !== null && <Reading runId={runId} />}
      <ProfileEditor
        profile={profile.data}
        userId={userId}
        footer={
          <>
            <PreferencesCard userId={userId} />
            <ResumeList inUseId={document?.id ?? null} />
          </>
        }
      />
    </Page>
  )
}
