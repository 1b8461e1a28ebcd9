import { basename } from 'node:path'
import { startEmbeddedPostgres } from '../../setup/embedded-postgres.mjs'

// In a process of its own, since pg_ctl is waited for without letting anything else run.
const server = await startEmbeddedPostgres(basename(process.argv[2]))
// Its log goes to a file, or the server would hold our pipe open for as long as it runs.
const { ok, output } = server.pgCtl(['-l', `${server.data}/server.log`, 'restart', '-m', 'immediate', '-w', '-t', '60'])
if (!ok) throw new Error(output)
