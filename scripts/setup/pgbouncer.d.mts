export function ensurePgBouncer(): string
export function startPgBouncer(databaseUrl: string): Promise<AsyncDisposable & { url: string }>
