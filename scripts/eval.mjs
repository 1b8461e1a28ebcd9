import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run eval -- --data DIR --json FILE: how well the parsers read a folder of examples.
await ensureRuntime()
await import('../packages/engine/src/eval/main.ts')
