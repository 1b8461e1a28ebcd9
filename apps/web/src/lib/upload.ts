import { getAccessToken, renewAccessToken } from './access-token.ts'
import { tooManyText } from './api-error.ts'
import { newTraceparent } from './traceparent.ts'

export type Uploaded = { documentId: string; runId: string }
export type UploadProblem = { code: string; message: string; traceId: string | null }
export type UploadResult =
  | { ok: true; uploaded: Uploaded }
  | { ok: false; problem: UploadProblem }
  | { ok: false; problem: null }

const offline: UploadProblem = {
  code: 'OFFLINE',
  message: 'The connection broke before the file had arrived. Nothing was kept; try again.',
  traceId: null,
}

function parseAnswer(status: number, text: string): UploadResult {
  let body: unknown = null
  try {
    body = JSON.parse(text)
  } catch {
    // A proxy in between may answer with a page of its own.
  }
  const found = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (status === 201 && typeof found.documentId === 'string' && typeof found.runId === 'string') {
    return { ok: true, uploaded: { documentId: found.documentId, runId: found.runId } }
  }
  const said = typeof found.message === 'string' ? found.message : `The server answered ${status} and took nothing.`
  const message = typeof found.retryAfterSeconds === 'number' ? tooManyText(found.retryAfterSeconds) : said
  const traceId = typeof found.traceId === 'string' && status >= 500 ? found.traceId : null
  return {
    ok: false,
    problem: { code: typeof found.code === 'string' ? found.code : String(status), message, traceId },
  }
}

function put(
  file: File,
  token: string | null,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; text: string } | 'cancelled' | 'offline'> {
  // fetch cannot report how much of a body has been sent; XMLHttpRequest can.
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/uploads/resume?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('traceparent', newTraceparent())
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => resolve('offline')
    request.onabort = () => resolve('cancelled')
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Sends a resume file. `onProgress` hears the share that has been sent, 0 to 1; a cancelled upload has no problem. */
export async function uploadResume(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  let answer = await put(file, await getAccessToken(), onProgress, signal)
  if (typeof answer === 'object' && answer.status === 401) {
    const renewed = await renewAccessToken().catch(() => null)
    if (renewed !== null && !signal.aborted) answer = await put(file, renewed, onProgress, signal)
  }
  if (answer === 'cancelled') return { ok: false, problem: null }
  if (answer === 'offline') return { ok: false, problem: offline }
  return parseAnswer(answer.status, answer.text)
}
