import { createServer } from 'node:net'
import { startApi } from './setup/api.mjs'
import { requestBytes, sendRaw } from './setup/raw-call.mjs'
import { waitUntil } from './setup/wait.mjs'

/** Something that talks in lines: greets, then answers whatever comes. */
async function startTalking(greeting, answer) {
  const sockets = new Set()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    if (greeting) socket.write(greeting)
    socket.on('data', (bytes) => socket.write(answer(bytes.toString('latin1'))))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${server.address().port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const upload = (api, token) =>
  sendRaw(
    api.url,
    requestBytes({
      method: 'PUT',
      target: '/uploads/resume?name=a.txt',
      headers: { authorization: `Bearer ${token}` },
      body: 'Ada Lovelace, analyst',
    }),
  )

/**
 * A mail server, a scanner and a bucket that fail with the canary in their words, under people who sign up and upload. `listenTo`
 * reads all that a person can ask for. Gives how often each failed.
 */
export async function failOutside({ database, canary, startFailing, heard, listenTo }) {
  // It lets in whoever asks, so that it counts as up until a mail is to be sent.
  await using smtp = await startTalking('220 ready\r\n', (line) =>
    /^(EHLO|HELO|QUIT)/.test(line) ? '250 ready\r\n' : `550 5.7.1 ${canary}\r\n`,
  )
  await using scanner = await startTalking('', () => `stream: ${canary} ERROR\0`)
  await using bucket = await startFailing((response) =>
    response
      .writeHead(403, canary, { 'content-type': 'application/xml', 'x-amz-request-id': canary })
      .end(`<Error><Code>${canary}</Code><Message>${canary}</Message><RequestId>${canary}</RequestId></Error>`),
  )
  const failed = {}
  {
    await using api = await startApi(database, {
      roles: ['server', 'worker'],
      env: {
        LOG_LEVEL: 'error',
        SMTP_URL: `smtp://${smtp.address}`,
        MAIL_FROM: 'mail@jobpilot.test',
        CLAMAV_ADDRESS: scanner.address,
      },
    })
    const [person] = api.people
    heard.push(['upload to be scanned', (await upload(api, person.token)).text])
    // Not until all is over: what a scanner does not answer is tried again for minutes.
    await waitUntil('a mail to be refused and a scan to fail', async () => {
      failed.mails = await database.count(
        'select count(*) from effects where user_id = $1 and attempted_at is not null',
        [person.userId],
      )
      failed.scans = await database.count(
        `select count(*) from documents where user_id = $1 and scan = 'scanner-down'`,
        [person.userId],
      )
      return failed.mails > 0 && failed.scans > 0
    })
    await listenTo(api, person)
  }
  await using api = await startApi(database, {
    env: {
      LOG_LEVEL: 'error',
      S3_BUCKET: 'canaries',
      S3_ENDPOINT: bucket.url,
      S3_ACCESS_KEY_ID: canary,
      S3_SECRET_ACCESS_KEY: canary,
    },
  })
  const [person] = api.people
  const answer = await upload(api, person.token)
  heard.push(['upload to the bucket', answer.text])
  await listenTo(api, person)
  failed.buckets = answer.status === 503 ? 1 : 0
  return failed
}
