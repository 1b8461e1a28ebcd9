import { expect, test } from 'vitest'
import { boardInPage, boardOfAddress } from './recognise-board.ts'

test.each([
  ['https://boards.greenhouse.io/stripe', 'greenhouse', 'stripe'],
  ['https://job-boards.greenhouse.io/stripe/jobs/12?gh_jid=12', 'greenhouse', 'stripe'],
  ['https://job-boards.eu.greenhouse.io/acme', 'greenhouse', 'acme'],
  ['https://boards.greenhouse.io/embed/job_board?for=acme', 'greenhouse', 'acme'],
  ['https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true', 'greenhouse', 'acme'],
  ['jobs.lever.co/spotify/4b8', 'lever', 'spotify'],
  ['https://api.lever.co/v0/postings/spotify?mode=json', 'lever', 'spotify'],
  ['https://jobs.eu.lever.co/aave', 'lever-eu', 'aave'],
  ['https://jobs.ashbyhq.com/Acme%20Inc/1', 'ashby', 'Acme Inc'],
  ['https://api.ashbyhq.com/posting-api/job-board/notion', 'ashby', 'notion'],
  ['https://apply.workable.com/groundwork/j/AB12', 'workable', 'groundwork'],
  ['https://groundwork.workable.com/', 'workable', 'groundwork'],
  ['https://klaver.recruitee.com/o/developer', 'recruitee', 'klaver'],
  ['https://jobs.smartrecruiters.com/Feinwerk/7440', 'smartrecruiters', 'Feinwerk'],
  ['https://careers.smartrecruiters.com/Feinwerk', 'smartrecruiters', 'Feinwerk'],
])('%s is a board', (address, kind, board) => {
  expect(boardOfAddress(address)).toEqual({ kind, board })
})

test.each([
  'https://example.com/careers',
  'https://www.recruitee.com',
  'https://evil.example/?x=jobs.lever.co/acme',
  'not an address',
  'https://jobs.lever.co/',
])('%s is none', (address) => {
  expect(boardOfAddress(address)).toBeUndefined()
})

test('an embedded board is found in the page of an employer', () => {
  const page = `<script src="https://boards.greenhouse.io/embed/job_board/js?for=ledgerline"></script>
    <a href="https://jobs.lever.co/other/1">a friend</a><a href="//boards.greenhouse.io/ledgerline/jobs/1">a job</a>`
  expect(boardInPage(page)).toEqual({ kind: 'greenhouse', board: 'ledgerline' })
  expect(boardInPage('<p>We hire by word of mouth.</p>')).toBeUndefined()
})
