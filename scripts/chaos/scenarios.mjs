import { sendForeignMutations, sendLargeBodies } from './abuse-bodies.mjs'
import { sendBigBatches, sendMalformedCalls } from './abuse-calls.mjs'
import { holdOn, openManySubscriptions, sendMalformedUpgrades } from './abuse-sockets.mjs'
import { singCanaries } from './canaries.mjs'
import { exhaustPool, fillDisk, overspend, restartPostgres, rollBack } from './database.mjs'
import { crashBetween } from './effects.mjs'
import { cutListen, cutSockets, restartServer, writeLate } from './events.mjs'
import { drainWorker, killShortWork, killWorker, pauseWorker, poisonJobs } from './jobs.mjs'

/** Every fault that is injected, in the order in which they run. */
export const scenarios = {
  'kill-worker': killWorker,
  'kill-short-work': killShortWork,
  'pause-worker': pauseWorker,
  'drain-worker': drainWorker,
  'poison-jobs': poisonJobs,
  'restart-postgres': restartPostgres,
  'roll-back': rollBack,
  'crash-between': crashBetween,
  overspend,
  'exhaust-pool': exhaustPool,
  'fill-disk': fillDisk,
  'cut-listen': cutListen,
  'late-writers': writeLate,
  'cut-sockets': cutSockets,
  'restart-server': restartServer,
  'malformed-calls': sendMalformedCalls,
  'big-batches': sendBigBatches,
  'malformed-upgrades': sendMalformedUpgrades,
  'many-subscriptions': openManySubscriptions,
  'slow-clients': holdOn,
  'large-bodies': sendLargeBodies,
  'foreign-mutations': sendForeignMutations,
  canaries: singCanaries,
}
