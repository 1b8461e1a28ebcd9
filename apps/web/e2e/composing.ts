import type { SignedIn } from './signed-in-browser.ts'

const company =
  'Ledgerline keeps the books of 4,000 online shops. We opened our second office this year and run every payout on our own ledger.'

/** Has an e-mail to Jana Weber written, from an empty profile and a company's text; `first` is done in the empty form. */
export async function composeMail(
  { page, stack }: Pick<SignedIn, 'page' | 'stack'>,
  first: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`${stack.url}/profile`)
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByLabel('Headline').waitFor()
  await page.goto(`${stack.url}/outreach/new`)
  await first()
  await page.getByLabel('Recipient').fill('Jana Weber')
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text about the company').fill(company)
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
}
