/** What the library reads of a job that it takes. It asks for every column, and for four of them twice. */
const columns = 'jobs.id, jobs.job_queue_id, jobs.task_id, jobs.payload, jobs.run_at, jobs.attempts, jobs.max_attempts'

/** A fetch of the library: what it looks out, for how many, and how it marks them as taken. */
const libraryFetch =
  /^with (j(?:_raw)? as \(.*\blimit (\d+)\b.*?)\s*(update [^\s]+\._private_jobs as jobs\b.*?)\s*returning \*$/s

/**
 * The library's fetch of jobs, for the columns that are read. A fetch of one job, as long tasks are fetched, claims its run as
 * well when it was never attempted: `lease` is then the run's token. What does not look like a fetch is left as it is.
 */
export const claimingFetch = (text: string): string =>
  text.replace(libraryFetch, (_text, lookOut: string, limit: string, take: string) =>
    limit === '1'
      ? `with ${lookOut},\nfetched as (${take} returning ${columns})
select *, case when attempts = 1 then claim_first(payload) end as lease from fetched`
      : `with ${lookOut} ${take} returning ${columns}`,
  )

/** The lease of the run of a job that was claimed with its fetch. */
export const leaseOf = (job: { id: string }): string | undefined =>
  'lease' in job && typeof job.lease === 'string' ? job.lease : undefined
