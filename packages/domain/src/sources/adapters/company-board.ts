/** What the boards of applicant tracking systems have in common: an employer's short name at the vendor. */
export const companyBoard = {
  boardIs: 'company',
  boardPattern: /^[A-Za-z0-9][A-Za-z0-9._&%+-]{0,99}$/,
  boardHint: "The employer's short name in the address of its job board, e.g. acme.",
} as const

/** Feeds that are one for everybody. */
export const onlyFeed = { boardIs: 'none', boardPattern: /^$/, boardHint: 'There is one feed for all.' } as const
