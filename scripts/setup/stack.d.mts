import type { ChildProcess } from 'node:child_process'

export type Role = 'server' | 'worker'
export type Stack = {
  url: string
  port: number
  lines: string[]
  children: Map<Role, ChildProcess>
  start(role: Role): Promise<ChildProcess>
  end(role: Role, signal?: NodeJS.Signals): Promise<void>
  stop(): Promise<unknown>
}
export function startStack(options: {
  databaseUrl: string
  dataDir: string
  env?: Record<string, string>
  roles?: Role[]
  isBuilt?: boolean
}): Promise<Stack>
