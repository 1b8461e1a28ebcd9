import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import type { Field } from '@jobpilot/schemas/fields'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { expect, it } from 'vitest'
import { checkedSource } from '../source-check.ts'
import { fieldVerifier } from '../verified-fields.ts'
import { mergeProfiles } from './merge.ts'
import type { ProfileReading } from './output.ts'
import { verifiedReading } from './verify.ts'

const text = `PRIYA NAIR
Data Engineer at Umbra with a past at Initech
priya@example.org

EXPERIENCE
Data Engineer, Umbra                      Jan 2021 - Present
- Moved 40 pipelines to Airflow
- Data quality checks for the pipelines
Data Engineer, Initech                    Mar 2018 - Dec 2020
- Built the first warehouse in BigQuery

EDUCATION
MSc Statistics, University of Pune, 2017

SKILLS
Python, SQL, Airflow, BigQuery
`

const wordsOf = (field: Field | null) => field?.value ?? null
const values = (fields: readonly Field[]) => fields.map((field) => field.value)

/** A model that answers just what the engine read. */
function echo(content: ProfileContent): ProfileReading {
  return {
    name: wordsOf(content.name),
    headline: wordsOf(content.headline),
    place: wordsOf(content.place),
    emails: values(content.emails),
    phones: values(content.phones),
    links: values(content.links),
    summary: wordsOf(content.summary),
    experience: content.experience.map((item) => ({
      title: wordsOf(item.title),
      employer: wordsOf(item.employer),
      place: wordsOf(item.place),
      dates: item.dates?.text ?? null,
      bullets: values(item.bullets),
    })),
    education: content.education.map((item) => ({
      institution: wordsOf(item.institution),
      degree: wordsOf(item.degree),
      fieldOfStudy: wordsOf(item.fieldOfStudy),
      place: wordsOf(item.place),
      dates: item.dates?.text ?? null,
      details: values(item.details),
    })),
    skills: values(content.skills),
    projects: [],
    certifications: values(content.certifications),
    languages: values(content.languages),
    publications: values(content.publications),
    awards: values(content.awards),
  }
}

const engine = parseResume(text).content

it('changes nothing when the model agrees with the engine', () => {
  const verifier = fieldVerifier(checkedSource(text))
  expect(mergeProfiles(engine, verifiedReading(verifier, echo(engine)))).toEqual(engine)
  expect(verifier.dropped).toEqual([])
  expect(engine.experience.length).toBe(2)
})

it('finds repeated titles and employers beside their own dates, as the engine does', () => {
  const verified = verifiedReading(fieldVerifier(checkedSource(text)), echo(engine))
  const places = (content: ProfileContent) =>
    content.experience.map((item) => [
      item.title?.span?.start,
      item.employer?.span?.start,
      item.bullets[0]?.span?.start,
    ])
  expect(places(verified)).toEqual(places(engine))
})
