import { drainWorker, killShortWork, killWorker, pauseWorker, poisonJobs } from './jobs.mjs'

/** Every fault that is injected, in the order in which they run. */
export const scenarios = {
  'kill-worker': killWorker,
  'kill-short-work': killShortWork,
  'pause-worker': pauseWorker,
  'drain-worker': drainWorker,
  'poison-jobs': poisonJobs,
}
