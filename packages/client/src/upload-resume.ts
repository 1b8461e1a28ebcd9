import type { JobPilotClient } from './create-client.ts'

/** Uploads a resume's bytes. Throws with the server's words when it is refused. */
export async function uploadResume(
  client: JobPilotClient,
  url: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ documentId: string; runId: string }> {
  const response = await fetch(new URL(`/uploads/resume?name=${encodeURIComponent(file.name)}`, url), {
    method: 'PUT',
    body: file.bytes,
    headers: { authorization: `Bearer ${await client.getToken()}`, 'content-type': 'application/octet-stream' },
  })
  const answer = (await response.json()) as { documentId: string; runId: string; message?: string }
  if (!response.ok) throw new Error(answer.message ?? `the upload was refused with status ${response.status}`)
  return answer
}
