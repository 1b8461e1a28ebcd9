import type { DataGroup } from '@jobpilot/schemas/privacy'

export type UserTable = {
  /** As SQL names it. */
  name: string
  group: DataGroup
  /** What it holds, for a list: plain words, plural. */
  holds: string
  /** The column that names a row among one person's: exports and erasures walk along it. */
  key: string
  /** Left out of the export: a secret that only serves this instance. */
  secrets?: readonly string[]
  /**
   * `rows` are deleted as their person; `spend` is summed up without the person first; `with-person` goes in the last
   * step, together with the person's own row.
   */
  erase: 'rows' | 'spend' | 'with-person'
}

/**
 * Every table that holds rows of a person, in the order in which they can be erased: what points at another comes first.
 * A new table must be added here, or a test fails: that is how it gets into the export, the erasure and the screen.
 */
export const userTables = [
  {
    name: 'local_sessions',
    group: 'account',
    holds: 'sign-ins',
    key: 'id',
    secrets: ['token_hash'],
    erase: 'rows',
  },
  {
    name: 'local_accounts',
    group: 'account',
    holds: 'e-mail address and password (kept scrambled)',
    key: 'user_id',
    secrets: ['password_hash'],
    erase: 'rows',
  },
  {
    name: 'effects',
    group: 'mails',
    holds: 'what was sent, and how it ended',
    key: 'id',
    secrets: ['attempt_token', 'attempt_lease'],
    erase: 'rows',
  },
  { name: 'system_mails', group: 'mails', holds: 'mails to you', key: 'id', erase: 'rows' },
  {
    name: 'mail_settings',
    group: 'mails',
    holds: 'which mails you want',
    key: 'user_id',
    secrets: ['stop_secret'],
    erase: 'rows',
  },
  {
    name: 'contact_opt_outs',
    group: 'mails',
    holds: 'addresses that asked you to stop',
    key: 'id',
    erase: 'rows',
  },
  { name: 'approvals', group: 'mails', holds: 'approvals', key: 'id', erase: 'rows' },
  {
    name: 'mailbox_messages',
    group: 'mails',
    holds: 'e-mails kept in the mailbox of this instance',
    key: 'id',
    erase: 'rows',
  },
  { name: 'agent_outputs', group: 'mails', holds: 'e-mails and letters', key: 'id', erase: 'rows' },
  { name: 'candidates', group: 'openings', holds: 'new openings that may fit', key: 'listing_id', erase: 'rows' },
  { name: 'review_decisions', group: 'openings', holds: 'what you kept and passed', key: 'id', erase: 'rows' },
  {
    name: 'listing_pairs',
    group: 'openings',
    holds: 'which openings you said are the same, and which are not',
    key: 'id',
    erase: 'rows',
  },
  { name: 'saved_searches', group: 'openings', holds: 'saved searches', key: 'id', erase: 'rows' },
  {
    name: 'learned_preferences',
    group: 'profile',
    holds: 'what was learned from what you passed',
    key: 'value',
    erase: 'rows',
  },
  { name: 'wishes', group: 'profile', holds: 'what your search asks of openings', key: 'user_id', erase: 'rows' },
  { name: 'top_picks', group: 'openings', holds: 'top picks of the day', key: 'day', erase: 'rows' },
  { name: 'matches', group: 'openings', holds: 'scores with their reasons', key: 'id', erase: 'rows' },
  {
    name: 'match_explanations',
    group: 'openings',
    holds: "reasons in a model's words",
    key: 'posting_id',
    erase: 'rows',
  },
  { name: 'application_moves', group: 'openings', holds: 'steps of your applications', key: 'id', erase: 'rows' },
  { name: 'applications', group: 'openings', holds: 'applications', key: 'id', erase: 'rows' },
  { name: 'postings', group: 'openings', holds: 'postings you added', key: 'id', erase: 'rows' },
  { name: 'openings', group: 'openings', holds: 'openings', key: 'id', erase: 'rows' },
  { name: 'profiles', group: 'profile', holds: 'profile in use', key: 'user_id', erase: 'rows' },
  { name: 'profile_versions', group: 'profile', holds: 'versions of your profile', key: 'version', erase: 'rows' },
  { name: 'preferences', group: 'profile', holds: 'what you look for', key: 'user_id', erase: 'rows' },
  { name: 'documents', group: 'files', holds: 'resumes with their text', key: 'id', erase: 'rows' },
  { name: 'briefings', group: 'briefings', holds: 'briefings', key: 'id', erase: 'rows' },
  { name: 'model_calls', group: 'costs', holds: 'calls to a model', key: 'id', erase: 'spend' },
  { name: 'spend_months', group: 'costs', holds: 'months with their budget', key: 'month', erase: 'rows' },
  { name: 'agent_actions', group: 'work', holds: 'things the agents did', key: 'id', erase: 'rows' },
  { name: 'dead_jobs', group: 'work', holds: 'tasks that failed for good', key: 'id', erase: 'rows' },
  { name: 'data_exports', group: 'privacy', holds: 'exports', key: 'id', erase: 'rows' },
  {
    name: 'task_runs',
    group: 'work',
    holds: 'tasks with their steps',
    key: 'id',
    secrets: ['lease_token'],
    erase: 'rows',
  },
  { name: 'events', group: 'work', holds: 'entries of the live log', key: 'seq', erase: 'rows' },
  {
    name: 'admins',
    group: 'account',
    holds: 'right to look after this instance',
    key: 'user_id',
    erase: 'with-person',
  },
  {
    name: 'audit_refs',
    group: 'account',
    holds: 'number that stands for you in the audit log',
    key: 'user_id',
    erase: 'with-person',
  },
  { name: 'deletions', group: 'privacy', holds: 'deletion asked for', key: 'user_id', erase: 'with-person' },
  { name: 'users', group: 'account', holds: 'name, e-mail address and settings', key: 'id', erase: 'with-person' },
] as const satisfies readonly UserTable[]

/** The column that says whose a row is. */
export const ownerOf = ({ name }: Pick<UserTable, 'name'>): string => (name === 'users' ? 'id' : 'user_id')

/** Why each part is held, and where: for the person to read. */
export const groupWords: Record<DataGroup, { title: string; why: string }> = {
  account: { title: 'Your account', why: 'To know you when you sign in, and what you have set.' },
  profile: {
    title: 'Your profile and what you look for',
    why: 'To compare openings with you and to write from your own facts.',
  },
  files: { title: 'Your files', why: 'To read your profile from them, and to show where each value comes from.' },
  openings: { title: 'Openings and matches', why: 'To show how well each fits, and why.' },
  mails: {
    title: 'E-mails and approvals',
    why: 'To write with you, and to prove what went out and that you approved it.',
  },
  briefings: { title: 'Briefings', why: 'To tell you what happened, and to let you look back 30 days.' },
  work: {
    title: 'What the agents did',
    why: 'So that you can see every step, go back to it, and try again what failed.',
  },
  costs: { title: 'Costs', why: 'To keep your model budget. After a deletion only sums without you remain.' },
  privacy: { title: 'Exports and deletion', why: 'To hand you your data and to keep the date you chose.' },
}
