import type { Field } from '@jobpilot/schemas/fields'
import type { CheckedSource, Whereabouts } from './source-check.ts'

/** A value a model gave that does not stand in the source, and where it would have gone. */
export type DroppedValue = { field: string; value: string }

/** A value that a model picked and that stands in the text word for word: likely right, but the pick may be wrong. */
const modelConfidence = 0.85

/** Lists beyond this length are a model repeating itself. */
const longestList = 500

export type FieldVerifier = {
  dropped: DroppedValue[]
  /** The value as a field with its span, or null when it is not in the source; then it is counted as dropped. */
  field(path: string, value: string | null, where?: Whereabouts): Field | null
  /** The values that hold, without repeats. */
  list(path: string, values: readonly string[], where?: Whereabouts): Field[]
  drop(path: string, value: string): void
  source: CheckedSource
}

export function fieldVerifier(source: CheckedSource): FieldVerifier {
  const dropped: DroppedValue[] = []
  let count = 0
  const drop = (path: string, value: string) => {
    dropped.push({ field: path, value: value.slice(0, 200) })
  }
  const field = (path: string, value: string | null, where?: Whereabouts): Field | null => {
    const text = (value ?? '').replace(/\s+/gu, ' ').trim()
    if (text === '') return null
    const span = text.length > 20_000 ? null : source.find(text, where)
    if (span === null) {
      drop(path, text)
      return null
    }
    count += 1
    return { id: `model-${count}`, value: text, span, confidence: modelConfidence, origin: 'model' }
  }
  return {
    dropped,
    source,
    drop,
    field,
    list(path, values, where) {
      const kept = new Map<string, Field>()
      for (const [index, value] of values.slice(0, longestList).entries()) {
        const key = sameKey(value)
        if (kept.has(key)) continue
        const found = field(`${path}.${index}`, value, where)
        if (found !== null) kept.set(key, found)
      }
      return [...kept.values()]
    },
  }
}

/** What two spellings of one value share. */
export function sameKey(value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** The model's value where it says something else than the engine; the engine's field, and its id, where they agree or the model is silent. */
export function preferModel(engine: Field | null, model: Field | null): Field | null {
  if (model === null) return engine
  return engine !== null && sameKey(engine.value) === sameKey(model.value) ? engine : model
}

/** The engine's list with what the model found besides. */
export function addMissing(
  engine: readonly Field[],
  model: readonly Field[],
  keyOf: (value: string) => string = sameKey,
): Field[] {
  const known = new Set(engine.map((entry) => keyOf(entry.value)))
  return [...engine, ...model.filter((entry) => !known.has(keyOf(entry.value)))]
}

/** The model's list when it holds at least as much as the engine's, with the engine's fields where both agree. */
export function preferLonger(engine: readonly Field[], model: readonly Field[]): Field[] {
  if (model.length < engine.length) return [...engine]
  const known = new Map(engine.map((entry) => [sameKey(entry.value), entry]))
  return model.map((entry) => known.get(sameKey(entry.value)) ?? entry)
}
