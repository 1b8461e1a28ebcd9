import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskStorage } from './disk-storage.ts'
import { personKey, personPrefix } from './keys.ts'
import type { Storage } from './storage.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const pdf = { contentType: 'application/pdf' }
let root: string
let storage: Storage

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jobpilot-storage-'))
  storage = createDiskStorage(root)
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('files', () => {
  it('gives back what was put, replaces and deletes it', async () => {
    const key = personKey(randomUUID(), 'resumes', 'a.pdf')
    expect(await storage.exists(key)).toBe(false)
    await storage.put(key, bytes('first'), pdf)
    await storage.put(key, bytes('second'), pdf)
    expect(new TextDecoder().decode(await storage.get(key))).toBe('second')
    await storage.delete(key)
    await storage.delete(key)
    expect(await storage.exists(key)).toBe(false)
    await expect(storage.get(key)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leaves no folder with the name of somebody who has no files, also while others write there', async () => {
    const [maya, david] = [randomUUID(), randomUUID()]
    const keys = Array.from({ length: 40 }, (_, at) => personKey(maya, 'resumes', `${at}.pdf`))
    await storage.put(personKey(david, 'resumes', 'a.pdf'), bytes('x'), pdf)
    for (const _ of [1, 2, 3]) {
      await Promise.all(
        keys.map(async (key) => {
          await storage.put(key, bytes('x'), pdf)
          await storage.delete(key)
        }),
      )
    }
    const people = await storage.people()
    expect(people).not.toContain(maya)
    expect(people).toContain(david)
  })

  it("lists one person's files, and no unfinished write", async () => {
    const [maya, david] = [randomUUID(), randomUUID()]
    for (const name of ['b.pdf', 'a.pdf']) await storage.put(personKey(maya, 'resumes', name), bytes('x'), pdf)
    await storage.put(personKey(david, 'letters', 'c.docx'), bytes('x'), pdf)
    await writeFile(join(root, 'people', maya, 'resumes', '.unfinished-1'), 'half')
    const keys = (await storage.list(personPrefix(maya))).map(({ key }) => key)
    expect(keys).toEqual([personKey(maya, 'resumes', 'a.pdf'), personKey(maya, 'resumes', 'b.pdf')])
    expect(await storage.list(`${personPrefix(maya)}letters/`)).toEqual([])
    expect(await storage.list(personPrefix(randomUUID()))).toEqual([])
  })

  it('leaves the old file and no debris when a write fails', async () => {
    const person = randomUUID()
    await storage.put(personKey(person, 'folder', 'a.pdf'), bytes('x'), pdf)
    // A folder stands where the file should go, so the rename fails.
    await expect(storage.put(personKey(person, 'folder'), bytes('y'), pdf)).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect(await readdir(join(root, 'people', person))).toEqual(['folder'])
    expect(await readFile(join(root, 'people', person, 'folder', 'a.pdf'), 'utf8')).toBe('x')
  })

  it('survives many writers of one key with one whole file', async () => {
    const key = personKey(randomUUID(), 'a.pdf')
    const versions = Array.from({ length: 8 }, (_, index) => String(index).repeat(200_000))
    await Promise.all(versions.map((version) => storage.put(key, bytes(version), pdf)))
    expect(versions).toContain(new TextDecoder().decode(await storage.get(key)))
  })

  it.skipIf(process.platform === 'win32')('is closed to other users of the machine', async () => {
    const person = randomUUID()
    await storage.put(personKey(person, 'a.pdf'), bytes('x'), pdf)
    expect((await stat(join(root, 'people', person, 'a.pdf'))).mode & 0o077).toBe(0)
    expect((await stat(join(root, 'people', person))).mode & 0o077).toBe(0)
  })
})

describe('keys', () => {
  const person = '0b9d1f0e-8d5c-4a39-9a53-1d1f6f0d4c11'

  it.each([
    '',
    '/',
    'a.pdf',
    '/etc/passwd',
    `people/${person}`,
    `people/${person}/`,
    `people/${person}/../${person}/a`,
    `people/${person}/..`,
    `people/${person}/./a`,
    `people/${person}//a`,
    `people/${person}/a\\..\\b`,
    `people/${person}/a\0.pdf`,
    `people/${person}/.hidden`,
    `people/${person}/%2e%2e/a`,
    `people/not-a-person/a`,
    `people/../a/b`,
    `/people/${person}/a`,
    `other/${person}/a`,
    `people/${person.toUpperCase()}/a`,
    `people/${person}/${'a'.repeat(129)}`,
    `people/${person}/${'a/'.repeat(300)}a`,
    `people/${person}/a b`,
    `people/${person}/C:`,
  ])('refuses %j', async (key) => {
    for (const use of [storage.put(key, bytes('x'), pdf), storage.get(key), storage.delete(key), storage.exists(key)]) {
      await expect(use).rejects.toMatchObject({ code: 'bad-key' })
    }
  })

  it.each(['', '/', 'people/', `people/${person}`, `people/${person}/../`, 'people/x/', `people/${person}/a//`])(
    'refuses to list %j',
    async (prefix) => {
      await expect(storage.list(prefix)).rejects.toMatchObject({ code: 'bad-key' })
    },
  )

  it('builds keys of one person only', () => {
    expect(() => personKey(person, '..', 'x')).toThrow()
    expect(() => personPrefix('..')).toThrow()
  })
})
