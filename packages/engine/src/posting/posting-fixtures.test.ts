import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parsedPosting } from '@jobpilot/schemas/posting'
import { describe, expect, it } from 'vitest'
import { parsePostingHtml } from './parse-posting-html.ts'
import { parsePostingText } from './parse-posting-text.ts'

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url))
const read = (name: string) => readFileSync(folder + name, 'utf8')

type Expected = {
  title: string
  employer: string
  places: string[]
  mode?: string
  pay?: [number, number, string, string]
  years?: number
  must: string[]
  nice?: string[]
  language?: string
}

const expectations: Record<string, Expected> = {
  '01-nurse-us.txt': {
    title: 'Registered Nurse (RN) - Emergency Department',
    employer: 'Harborview Lakes Medical Center',
    places: ['Tulsa, OK'],
    pay: [38.5, 54.25, 'USD', 'hour'],
    years: 2,
    must: ['BLS', 'ACLS'],
    nice: ['BSN', 'CEN', 'TNCC', 'Cerner'],
  },
  '02-finance-de.txt': {
    title: 'Bilanzbuchhalter (m/w/d)',
    employer: 'Nordwerk Maschinenbau GmbH',
    places: ['Hannover'],
    mode: 'hybrid',
    pay: [60_000, 72_000, 'EUR', 'year'],
    years: 3,
    must: ['DATEV', 'Excel'],
    nice: ['SAP FI/CO'],
    language: 'de',
  },
  '03-sales-fr.txt': {
    title: 'Chargé(e) de clientèle B2B H/F',
    employer: 'Solencia Énergie',
    places: ['Lyon, France'],
    pay: [38_000, 45_000, 'EUR', 'year'],
    years: 4,
    must: ['Salesforce', 'Microsoft Office'],
    nice: ['English'],
    language: 'fr',
  },
  '04-retail-uk.txt': {
    title: 'Store Manager',
    employer: 'Fern & Finch',
    places: ['Bristol, UK'],
    pay: [29_500, 33_000, 'GBP', 'year'],
    years: 2,
    must: ['Inventory management'],
    nice: ['POS systems'],
  },
  '05-electrician.txt': {
    title: 'JOURNEYMAN ELECTRICIAN - COMMERCIAL',
    employer: 'TRIPLE RIDGE ELECTRIC',
    places: ['BOISE, ID'],
    pay: [34, 41, 'USD', 'hour'],
    years: 4,
    must: ['Journeyman electrician', 'Driving licence'],
  },
  '06-government-ca.txt': {
    title: 'Senior Policy Analyst',
    employer: 'Environment and Climate',
    places: ['Victoria, BC (Canada)', 'Vancouver, BC (Canada)'],
    pay: [83_071.2, 94_571.12, 'CAD', 'year'],
    years: 3,
    must: ['Stata', 'R', 'Policy analysis'],
    nice: ['GIS'],
  },
  '07-executive.txt': {
    title: 'Chief Financial Officer',
    employer: 'Meridian Foods Group',
    places: ['Columbus, Ohio'],
    pay: [375_000, 425_000, 'USD', 'year'],
    years: 15,
    must: ['CPA', 'GAAP', 'SAP'],
  },
  '08-startup-no-headings.txt': {
    title: 'founding full-stack engineer',
    employer: 'Tidewire',
    places: ['Lisbon'],
    mode: 'remote',
    pay: [60_000, 85_000, 'EUR', 'year'],
    years: 4,
    must: ['SQL'],
    nice: ['Mapbox', 'PostGIS'],
  },
  '09-warehouse-es.txt': {
    title: 'Mozo/a de almacén',
    employer: 'Distribuciones Valdelagua S.L.',
    places: ['Zaragoza, España'],
    pay: [1450, 1450, 'EUR', 'month'],
    years: 1,
    must: ['Forklift operation'],
    nice: ['SAP'],
    language: 'es',
  },
  '10-data-india.txt': {
    title: 'Lead Data Engineer',
    employer: 'Kavyaloka',
    places: ['Bengaluru', 'Hyderabad'],
    mode: 'hybrid',
    pay: [3_500_000, 4_800_000, 'INR', 'year'],
    years: 7,
    must: ['Spark', 'SQL', 'Airflow', 'AWS', 'Terraform'],
    nice: ['Power BI', 'Great Expectations'],
  },
  '11-teacher-ch.txt': {
    title: 'Secondary Mathematics Teacher (80–100%)',
    employer: 'Lakeside International School',
    places: ['Zug, Switzerland'],
    mode: 'onsite',
    pay: [98_000, 118_000, 'CHF', 'year'],
    years: 3,
    must: ['Teaching certificate', 'GeoGebra', 'Desmos'],
    nice: ['German'],
  },
  '12-driver-dk.txt': {
    title: 'Chauffør til distribution',
    employer: 'Fjordlast A/S',
    places: ['Odense'],
    pay: [31_000, 34_500, 'DKK', 'month'],
    years: 2,
    must: ['Danish'],
    language: 'da',
  },
  '13-nurse-de.txt': {
    title: 'Pflegefachkraft (m/w/d) für die Intensivstation',
    employer: 'Klinikum Am Rosenhain',
    places: ['Kassel'],
    pay: [3450, 4300, 'EUR', 'month'],
    must: ['German'],
    nice: ['Critical care'],
    language: 'de',
  },
  '14-support-flattened.txt': {
    title: 'Customer Support Specialist',
    employer: '',
    places: ['Remote - US'],
    mode: 'remote',
    pay: [24, 28.5, 'USD', 'hour'],
    years: 2,
    must: ['Customer service', 'Intercom'],
    nice: ['SQL', 'Spanish'],
  },
  '15-json-ld.html': {
    title: 'Staff Accountant',
    employer: 'Quillbrook Partners',
    places: ['Denver, CO, US'],
    pay: [68_000, 79_000, 'USD', 'year'],
    years: 2,
    must: ['GAAP', 'QuickBooks'],
    nice: ['CPA', 'Bill.com'],
  },
  '16-plain.html': {
    title: 'Warehouse Team Leader',
    employer: 'Pellworth Logistics',
    places: ['Northampton, United Kingdom'],
    pay: [14.2, 14.2, 'GBP', 'hour'],
    years: 2,
    must: ['Forklift operation'],
    nice: ['First aid'],
  },
}

describe('postings of many professions and countries', () => {
  it('has an expectation for every fixture', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expectations).sort())
  })

  for (const [name, expected] of Object.entries(expectations)) {
    it(`reads ${name}`, () => {
      const parsed = name.endsWith('.html')
        ? parsePostingHtml(read(name), 'https://jobs.example/postings/7')
        : parsePostingText(read(name))
      const { content } = parsedPosting.parse(parsed)
      expect(content.title?.value).toBe(expected.title)
      expect(content.employer?.value ?? '').toBe(expected.employer)
      expect(content.places.map((place) => place.value)).toEqual(expected.places)
      if (expected.mode !== undefined) expect(content.workMode?.value).toBe(expected.mode)
      if (expected.pay !== undefined)
        expect([content.salary?.min, content.salary?.max, content.salary?.currency, content.salary?.period]).toEqual(
          expected.pay,
        )
      expect(content.experienceYears?.min).toBe(expected.years)
      const named = (importance: string) =>
        content.skills.filter((skill) => skill.importance === importance).map((skill) => skill.value)
      expect(named('must')).toEqual(expect.arrayContaining(expected.must))
      expect(named('nice')).toEqual(expect.arrayContaining(expected.nice ?? []))
      expect(content.language).toBe(expected.language ?? 'en')
    })
  }

  it('leaves out what is not the posting', () => {
    const { text } = parsePostingHtml(read('16-plain.html'), 'https://jobs.example/')
    expect(text).not.toMatch(/cookies|HGV Driver|Night Shift|Privacy policy|Apply now/)
    expect(parsePostingHtml(read('16-plain.html'), 'https://jobs.example/a/b').content.applyUrl).toBe(
      'https://jobs.example/apply/771',
    )
  })
})
