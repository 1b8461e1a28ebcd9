export function ensureClamd(): string | undefined
export const eicar: string
export function startClamd(options?: {
  streamMaxBytes?: number
  port?: number
}): Promise<AsyncDisposable & { address: string; port: number }>
