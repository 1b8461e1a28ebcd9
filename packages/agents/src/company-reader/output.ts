import * as z from 'zod'

export const companyTopics = ['product', 'customers', 'news', 'values', 'technology', 'hiring'] as const

/** What the model may say about a company page: quotes under a topic, nothing in its own words. */
export const companyReading = z.object({
  quotes: z.array(z.object({ topic: z.enum(companyTopics), quote: z.string() })),
})
export type CompanyReading = z.infer<typeof companyReading>
