type Made = { engine: string; model?: string | undefined }

/** Who made a result, as words in a sentence. */
export const madeByText = ({ engine, model }: Made): string =>
  engine === 'built-in' ? 'the built-in engine' : engine === 'you' ? 'you' : [engine, model].filter(Boolean).join(' ')
