const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const newTraceId = (): string => hex(16)

/** Begins a trace: the header of W3C by which all that a request leads to, in any process, is found again. */
export const newTraceparent = (): string => `00-${newTraceId()}-${hex(8)}-01`
