import { fileURLToPath } from 'node:url'

/** The root of the checkout, and the folder for everything that is made while running. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
export const dataDir = `${root}/.data`
export const bundleDir = `${root}/dist`
