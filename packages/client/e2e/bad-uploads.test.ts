import { request } from 'node:http'
import { plainPdf, zipOf } from '@jobpilot/engine/documents/hostile-files'
import { careersSite, resumeFixture, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, type JobPilotClient } from '../src/create-client.ts'
import { uploadResume } from '../src/upload-resume.ts'

let stack: TestStack
let client: JobPilotClient

beforeAll(async () => {
  stack = await startTestStack(careersSite)
  client = createClient(stack.url, { demo: true })
})
afterAll(async () => {
  await client.close()
  await stack[Symbol.asyncDispose]()
})

const word = (data: Buffer) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      data: Buffer.from(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    },
    { name: 'word/document.xml', data, claimedSize: 1000 },
  ])

/** The reader's own limit is 20 s; on top comes a busy machine. */
const limitMs = 30_000
/** With the making and the upload of the file, so that what is said of a miss is what was waited for. */
const timeout = 60_000

const refused: [string, string, () => Uint8Array, RegExp][] = [
  ['encrypted', 'cv.pdf', () => plainPdf(1, 'Ada Lovelace, analyst', { isEncrypted: true }), /password|protect/i],
  ['scanned', 'cv.pdf', () => plainPdf(2, ''), /scan|picture|text/i],
  [
    'renamed program',
    'cv.pdf',
    () => Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(5_000, 1)]),
    /PDF|Word|DOCX/,
  ],
  ['zip bomb', 'cv.docx', () => word(Buffer.alloc(120 * 1024 * 1024, 'A')), /./],
  ['500 pages', 'cv.pdf', () => plainPdf(500, 'Ada Lovelace, analyst'), /page/i],
  ['broken', 'cv.pdf', () => Buffer.from('%PDF-1.7\nnothing else'), /./],
]

test.each(refused)(
  'a file that is %s gets a precise message in time, and nothing else is harmed',
  async (_name, fileName, make, message) => {
    const before = await client.api.profile.get.query()
    const { documentId, runId } = await uploadResume(client, stack.url, {
      name: fileName,
      bytes: new Uint8Array(make()),
    })
    const run = await waitFor(
      'the refusal',
      async () => {
        const seen = await client.api.runs.get.query({ id: runId })
        return seen.state === 'failed' || seen.state === 'done' ? seen : undefined
      },
      limitMs,
    )
    expect(run.state).toBe('failed')
    expect(run.error?.message).toMatch(message)
    expect(run.error?.code).not.toBe('unexpected')
    expect((await client.api.documents.list.query()).find((document) => document.id === documentId)).toMatchObject({
      state: 'failed',
      error: run.error,
    })
    expect(await client.api.profile.get.query()).toEqual(before)
    expect(stack.stack.children.get('worker')?.exitCode).toBeNull()
  },
  timeout,
)

test('11 MB and 0 bytes are refused at the door', async () => {
  await expect(
    uploadResume(client, stack.url, { name: 'cv.pdf', bytes: new Uint8Array(11 * 1024 * 1024) }),
  ).rejects.toThrow(/10 MB/)
  await expect(uploadResume(client, stack.url, { name: 'cv.pdf', bytes: new Uint8Array(0) })).rejects.toThrow(/empty/)
})

test('a body that declares no size cannot pass the limit', async () => {
  const token = await client.getToken()
  const status = await new Promise<number>((resolve, reject) => {
    const upload = request(`${stack.url}/uploads/resume?name=cv.pdf`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
    })
    upload.on('response', (response) => {
      resolve(response.statusCode ?? 0)
      upload.destroy()
    })
    upload.on('error', reject)
    for (let megabyte = 0; megabyte < 12; megabyte++) upload.write(Buffer.alloc(1024 * 1024))
  })
  expect(status).toBe(413)
})

test.each(['23-japan-bilingual.docx', '37-russia-developer.docx'])(
  'a name in another script is kept as written: %s',
  async (file) => {
    const { runId } = await uploadResume(client, stack.url, {
      name: file,
      bytes: new Uint8Array(await resumeFixture(file)),
    })
    await waitFor(
      'the profile',
      async () => ((await client.api.runs.get.query({ id: runId })).state === 'done' ? true : undefined),
      limitMs,
    )
    const profile = await client.api.profile.get.query()
    expect(profile?.content.name?.value).toMatch(/\p{L}{2,}/u)
    expect(profile?.document?.text).toContain(profile?.content.name?.value)
  },
  timeout,
)
