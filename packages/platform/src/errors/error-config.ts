import packageJson from '../../package.json' with { type: 'json' }

/** Where errors go and under which names, as read from the settings. */
export type ErrorConfig = { dsn: string; environment: string; release: string }

type Source = {
  NODE_ENV: string
  SENTRY_DSN?: string | undefined
  SENTRY_WEB_DSN?: string | undefined
  SENTRY_ENVIRONMENT?: string | undefined
  SENTRY_RELEASE?: string | undefined
}

export const version: string = packageJson.version

const configOf = (settings: Source, dsn: string | undefined): ErrorConfig | null =>
  dsn === undefined
    ? null
    : {
        dsn,
        environment: settings.SENTRY_ENVIRONMENT ?? settings.NODE_ENV,
        release: settings.SENTRY_RELEASE ?? `jobpilot@${version}`,
      }

/** For server and worker; null when error tracking is off. */
export const errorConfigOf = (settings: Source): ErrorConfig | null => configOf(settings, settings.SENTRY_DSN)
/** For the page, which is told it; null when off. */
export const webErrorConfigOf = (settings: Source): ErrorConfig | null => configOf(settings, settings.SENTRY_WEB_DSN)
