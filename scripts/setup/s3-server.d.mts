export function startS3Server(): Promise<
  AsyncDisposable & { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }
>
