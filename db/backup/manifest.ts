import * as z from 'zod'

/** The form of a backup's folder; another number is another form. */
export const backupFormat = 1

/** Plain segments below a folder: nothing that leads out of it. */
const innerPath = z
  .string()
  .refine((path) => path.split(/[/\\]/).every((segment) => segment !== '' && segment !== '.' && segment !== '..'))

/** Each file of the backup but the manifest itself: its path in the folder, what it holds and what it must hash to. */
const member = z.object({ path: innerPath, bytes: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type Member = z.infer<typeof member>

const table = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  data: member,
})

export const manifest = z.object({
  format: z.literal(backupFormat),
  /** The moment of the snapshot, by the database's clock. */
  takenAt: z.iso.datetime(),
  /** What had been migrated then, in order. */
  migrations: z.array(z.string()).min(1),
  /** In an order in which each table comes after those it refers to. */
  tables: z.array(table),
  /** Uploaded files by their storage key. */
  files: z.array(z.object({ key: innerPath, data: member })),
})
export type Manifest = z.infer<typeof manifest>

/** Why a backup cannot be made, trusted or restored; `message` says what to do. Nothing was changed. */
export class BackupError extends Error {
  override name = 'BackupError'
}
