export type EmbeddedPostgres = {
  url: string
  urlOf(database: string): string
  port: number
  data: string
  isOurs: boolean
  isAnswering(): Promise<boolean>
  stop(): { ok: boolean; output: string }
  pgCtl(args: string[]): { ok: boolean; output: string }
}
export function startEmbeddedPostgres(
  name: string,
  settings?: Record<string, string | number>,
): Promise<EmbeddedPostgres>
