import { spawn } from 'node:child_process'
import { installPackages, isInstalled } from './install.mjs'
import { findNode, nodeAdvice } from './node-runtime.mjs'
import { root } from './paths.mjs'
import { fail, step } from './progress.mjs'

const isOldNode = !process.features?.typescript

/**
 * Makes sure the packages are installed and that this script runs on a Node that runs TypeScript; starts it again on
 * the right one if not. Returns only in a process that is ready to import the project.
 */
export async function ensureRuntime() {
  if (!isInstalled()) await step('Installing packages (once; about a minute)', installPackages)
  if (!isOldNode) return
  const node = findNode()
  if (!node) fail(nodeAdvice)
  const child = spawn(node, process.argv.slice(1), { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
  await new Promise(() => {})
}
