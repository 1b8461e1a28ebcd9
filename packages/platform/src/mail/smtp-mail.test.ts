import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { createSmtpCheck } from './check-smtp.ts'
import type { OutgoingMail } from './mail-port.ts'
import { createSmtpMail } from './smtp-mail.ts'
import { parseSmtpUrl, type SmtpConfig } from './smtp-url.ts'

const mail: OutgoingMail = {
  to: { name: 'Jana Weber', address: 'jana@example.org' },
  fromName: 'Ada Lovelace',
  replyTo: 'ada@example.org',
  subject: 'Settling payouts in Zürich',
  text: 'Dear Jana,\n\nI kept ledgers.\n.\nAda',
  html: '<p>Dear Jana,</p>',
  unsubscribeUrl: 'https://jobpilot.test/unsubscribe/abc',
}

type Running = AsyncDisposable & { config: SmtpConfig; received: string[]; drop: () => void }
/** Breaks the connection of the server under test. */
let drop = () => {}

/** A real SMTP server on this machine that takes what it is sent, unless told otherwise. */
async function startSmtp(options: SMTPServerOptions = {}): Promise<Running> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    drop: () => {
      for (const socket of sockets) socket.destroy()
    },
    config: {
      host: '127.0.0.1',
      port,
      isSecure: false,
      user: null,
      password: null,
      from: { name: 'JobPilot', address: 'mail@jobpilot.test' },
      silenceMs: 400,
    },
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  }
}
const send = (config: SmtpConfig, change: Partial<OutgoingMail> = {}) =>
  createSmtpMail(config).send({ ...mail, ...change }, { key: 'mail/1', about: null })

test('hands over text and HTML, with the person as sender and the way back to them', async () => {
  await using smtp = await startSmtp()
  expect(await send(smtp.config)).toEqual({ answer: '250' })
  const [message = ''] = smtp.received
  expect(message).toMatch(/^From: Ada Lovelace <mail@jobpilot\.test>\r$/m)
  expect(message).toMatch(/^Reply-To: ada@example\.org\r$/m)
  expect(message).toMatch(/^To: Jana Weber <jana@example\.org>\r$/m)
  expect(message).toMatch(/^Message-ID: <[0-9a-f]{32}@jobpilot\.test>\r$/m)
  expect(message).toContain('I kept ledgers.\r\n.\r\nAda')
  expect(message).toMatch(/^List-Unsubscribe: <https:\/\/jobpilot\.test\/unsubscribe\/abc>\r$/m)
  expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  expect(message).toContain('<p>Dear Jana,</p>')
})

test('a line break in a name or subject starts no header', async () => {
  await using smtp = await startSmtp()
  await send(smtp.config, {
    subject: 'Hello\r\nBcc: all@example.org',
    fromName: 'Ada\nX-Evil: 1',
    to: { name: 'Jana\r\nCc: b@example.org', address: 'jana@example.org' },
  })
  const [headers = ''] = (smtp.received[0] ?? '').split('\r\n\r\n')
  expect(headers).not.toMatch(/^(bcc|cc|x-evil):/im)
})

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

test.each<[string, SMTPServerOptions, object]>([
  [
    'refuses the recipient',
    { onRcptTo: (_address, _session, done) => done(refusal(550)) },
    { code: 'recipient-refused', isSurelyNotSent: true },
  ],
  [
    'refuses the sender',
    { onMailFrom: (_address, _session, done) => done(refusal(553)) },
    { code: 'refused', isSurelyNotSent: true },
  ],
  [
    'refuses the message after it was read',
    { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(554))) },
    { code: 'refused', isSurelyNotSent: true },
  ],
  [
    'says nothing after the message',
    { onData: (stream) => void stream.resume() },
    { code: 'no-answer', isSurelyNotSent: false },
  ],
  [
    'drops the connection while it reads the message',
    { onData: (stream) => void stream.once('data', () => drop()) },
    { code: 'no-answer', isSurelyNotSent: false },
  ],
  [
    'drops the connection after it has read the message',
    { onData: (stream) => void stream.resume().on('end', () => drop()) },
    { code: 'no-answer', isSurelyNotSent: false },
  ],
  ['drops the connection before the message', { onRcptTo: () => drop() }, { isSurelyNotSent: true }],
  ['says nothing to the sender', { onMailFrom: () => undefined }, { isSurelyNotSent: true }],
])('a server that %s', async (_name, options, failure) => {
  await using smtp = await startSmtp(options)
  drop = smtp.drop
  await expect(send(smtp.config)).rejects.toMatchObject(failure)
})

test('a server that is not there, and a refused sign-in', async () => {
  const config = await (async () => {
    await using smtp = await startSmtp()
    return smtp.config
  })()
  await expect(send(config)).rejects.toMatchObject({ code: 'unreachable', isSurelyNotSent: true })
  expect(await createSmtpCheck(config)()).toMatchObject({ isReachable: false })

  await using smtp = await startSmtp({
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === 'right' ? done(null, { user: 'ada' }) : done(new Error('wrong password')),
  })
  const withPassword = (password: string) => ({ ...smtp.config, user: 'ada', password })
  const failure = await send(withPassword('hunter2')).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'sign-in-refused', isSurelyNotSent: true })
  expect(String(failure)).not.toContain('hunter2')
  await expect(send(withPassword('right'))).resolves.toEqual({ answer: '250' })
  expect(await createSmtpCheck(withPassword('right'))()).toMatchObject({ isReachable: true })
  expect(await createSmtpCheck(withPassword('hunter2'))()).toMatchObject({ isReachable: false })
})

test('an address says host, port, TLS and sign-in; a wrong one is not repeated', () => {
  expect(parseSmtpUrl('smtps://ada:p%40ss@mail.example.org')).toEqual({
    host: 'mail.example.org',
    port: 465,
    isSecure: true,
    user: 'ada',
    password: 'p@ss',
  })
  expect(parseSmtpUrl('smtp://mail.example.org')).toMatchObject({ port: 587, isSecure: false, user: null })
  expect(() => parseSmtpUrl('http://ada:secret@host')).toThrow(/^(?!.*secret)/)
})
