import type { SourceKind } from '@jobpilot/schemas/sources'
import type { SourceAdapter } from './adapter.ts'
import { adzuna } from './adapters/adzuna.ts'
import { arbeitnow } from './adapters/arbeitnow.ts'
import { ashby } from './adapters/ashby.ts'
import { feed } from './adapters/feed.ts'
import { greenhouse } from './adapters/greenhouse.ts'
import { himalayas } from './adapters/himalayas.ts'
import { hnHiring } from './adapters/hn-hiring.ts'
import { jobicy } from './adapters/jobicy.ts'
import { jsearch } from './adapters/jsearch.ts'
import { jsonLd } from './adapters/json-ld.ts'
import { lever, leverEu } from './adapters/lever.ts'
import { recruitee } from './adapters/recruitee.ts'
import { remoteok } from './adapters/remoteok.ts'
import { remotive } from './adapters/remotive.ts'
import { smartrecruiters } from './adapters/smartrecruiters.ts'
import { themuse } from './adapters/themuse.ts'
import { usajobs } from './adapters/usajobs.ts'
import { workable } from './adapters/workable.ts'

/** Every kind of source with its adapter; a missing one does not compile. */
const adapters: Record<SourceKind, SourceAdapter> = {
  greenhouse,
  lever,
  'lever-eu': leverEu,
  ashby,
  workable,
  recruitee,
  smartrecruiters,
  remotive,
  arbeitnow,
  remoteok,
  themuse,
  himalayas,
  jobicy,
  'hn-hiring': hnHiring,
  feed,
  'json-ld': jsonLd,
  adzuna,
  jsearch,
  usajobs,
}

export const adapterOf = (kind: SourceKind): SourceAdapter => adapters[kind]
export const allAdapters: readonly SourceAdapter[] = Object.values(adapters)

/** The names of the keys of a kind that are not set. */
export const missingKeys = (adapter: SourceAdapter, keys: Readonly<Record<string, string | undefined>>): string[] =>
  adapter.keys.filter((name) => !keys[name])
