import { createRequire } from 'node:module'

// A server of its own process: it pages its listings with a cipher that Node allows by a start-up flag alone.
const S3rver = createRequire(`${import.meta.dirname}/../../packages/platform/package.json`)('s3rver')
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: process.argv[2],
  configureBuckets: [{ name: 'jobpilot', configs: [] }],
})
const { port } = await server.run()
process.send({ port })
process.on('disconnect', () => process.exit(0))
