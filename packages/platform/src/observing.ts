import { errorConfigOf, version } from './errors/error-config.ts'
import { startErrorTracking } from './errors/start-error-tracking.ts'
import type { SharedSettings } from './settings.ts'
import { startTelemetry, type Telemetry } from './telemetry/start-telemetry.ts'
import { telemetryConfigOf } from './telemetry/telemetry-settings.ts'

/**
 * Begins whatever the settings ask for: traces, figures, error tracking. Before a pool or a server is opened, as both
 * ask once whether anybody looks. `service` is the process's name there.
 */
export async function startObserving(service: string, settings: SharedSettings): Promise<Telemetry> {
  const [telemetry, errors] = await Promise.all([
    startTelemetry(service, version, telemetryConfigOf(settings)),
    startErrorTracking(service, errorConfigOf(settings)),
  ])
  return {
    flush: telemetry.flush,
    async [Symbol.asyncDispose]() {
      await Promise.all([telemetry[Symbol.asyncDispose](), errors[Symbol.asyncDispose]()])
    },
  }
}
