import { useRef, useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { type UploadProblem, uploadResume } from '../../lib/upload.ts'

export type Sending = { fileName: string; share: number }

/** Sends a resume to be read: as a file with progress and cancel. `onStarted` hears the run that reads it. */
export function useResumeIntake(onStarted: (runId: string) => void) {
  const utils = trpc.useUtils()
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<UploadProblem | null>(null)
  const abort = useRef<AbortController | null>(null)

  const send = async (file: File) => {
    abort.current?.abort()
    const control = new AbortController()
    abort.current = control
    setProblem(null)
    setSending({ fileName: file.name, share: 0 })
    const result = await uploadResume(file, (share) => setSending({ fileName: file.name, share }), control.signal)
    if (abort.current !== control) return
    setSending(null)
    if (result.ok) {
      void utils.documents.invalidate()
      void utils.runs.invalidate()
      onStarted(result.uploaded.runId)
    } else setProblem(result.problem)
  }

  return { sending, problem, setProblem, send: (file: File) => void send(file), cancel: () => abort.current?.abort() }
}
