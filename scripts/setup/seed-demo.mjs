import { readdir, readFile } from 'node:fs/promises'
import { dataDir, root } from './paths.mjs'

/**
 * Gives the demo person a resume, preferences and a few openings, once. They go in as a person would add them, so the
 * worker reads them for real when it starts.
 */
export async function seedDemo(databaseUrl) {
  const [
    { changeAdmin },
    { createDatabase, createPool },
    { withUser },
    { upsertPerson },
    { demoPersonId },
    { addResume },
    { addPosting },
    { moveApplication },
    { savePreferences },
    { openStorage },
    { sharedSettings },
    { withoutScanner },
  ] = await Promise.all([
    import('../../db/admins.ts'),
    import('../../db/client.ts'),
    import('../../db/with-user.ts'),
    import('../../packages/domain/src/people/people.repository.ts'),
    import('../../packages/domain/src/accounts/accounts.service.ts'),
    import('../../packages/domain/src/documents/documents.service.ts'),
    import('../../packages/domain/src/postings/postings.service.ts'),
    import('../../packages/domain/src/applications/applications.service.ts'),
    import('../../packages/domain/src/preferences/preferences.service.ts'),
    import('../../packages/platform/src/storage/open-storage.ts'),
    import('../../packages/platform/src/settings.ts'),
    import('../../packages/platform/src/scanner/scanner.ts'),
  ])
  const pool = createPool({
    url: databaseUrl,
    applicationName: 'jobpilot-seed',
    max: 2,
    as: 'app',
    onError: (error) => {
      throw error
    },
  })
  const db = createDatabase(pool)
  try {
    const isNew = await withUser(db, demoPersonId, async (tx) => {
      await upsertPerson(tx, { provider: 'local', externalId: 'demo', email: null, name: 'Demo person', isDemo: true })
      return !(await tx
        .selectFrom('documents')
        .select('id')
        .where('userId', '=', demoPersonId)
        .limit(1)
        .executeTakeFirst())
    })
    // There is a demo person in development alone; they may see what an admin sees.
    await changeAdmin(databaseUrl, 'add', demoPersonId)
    if (!isNew) return 'already there'
    const storage = await openStorage(
      sharedSettings.parse({ DATA_DIR: dataDir, ...process.env, DATABASE_URL: databaseUrl }),
    )
    await savePreferences(db, demoPersonId, {
      titles: ['Senior Backend Engineer'],
      places: ['Berlin'],
      arrangement: 'hybrid',
      seniority: 'senior',
      salaryFloor: 72_000,
      salaryTarget: 88_000,
      currency: 'EUR',
      companySize: null,
    })
    const folder = `${root}/db/seed`
    await addResume({ db, storage, scanning: withoutScanner }, demoPersonId, {
      name: 'lena-hartmann.txt',
      mediaType: 'text/plain',
      bytes: await readFile(`${folder}/resume.txt`),
    })
    const stages = [null, 'applied', 'saved', 'interview']
    for (const name of (await readdir(`${folder}/postings`)).sort().reverse()) {
      const text = await readFile(`${folder}/postings/${name}`, 'utf8')
      const { postingId } = await addPosting(db, demoPersonId, { text })
      const stage = stages.shift() ?? null
      await moveApplication(db, demoPersonId, { postingId, stage })
    }
    return 'with a resume and four openings'
  } finally {
    await db.destroy()
  }
}
