/** A wish for an e-mail to somebody, with nothing but what must be said. */
export const mailRequest = {
  postingId: null,
  recipientName: 'Ada',
  recipientRole: null,
  companyUrl: 'https://example.org',
  companyText: null,
  tone: 'formal',
  goal: 'introduce',
  painPoint: null,
  links: [] as string[],
} as const
