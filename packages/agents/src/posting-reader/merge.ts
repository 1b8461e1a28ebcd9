import { skillKey } from '@jobpilot/engine/skills/normalise-skill'
import type { Field } from '@jobpilot/schemas/fields'
import type { ParsedPosting, PostingContent, SkillMention } from '@jobpilot/schemas/posting'
import { addMissing, preferLonger, preferModel } from '../verified-fields.ts'
import type { VerifiedPosting } from './verify.ts'

/** From here on the engine read a label or structured data rather than prose, and knows better than a model. */
const certain = 0.9

function unlessCertain<T extends Field>(engine: T | null, model: T | null): T | null {
  if (engine === null) return model
  return model === null || engine.confidence >= certain || engine.value === model.value ? engine : model
}

/** The engine's skills, with the model's view of how much each matters where the engine only saw the name. */
function mergeSkills(engine: readonly SkillMention[], model: readonly SkillMention[]): SkillMention[] {
  const importance = new Map(model.map((skill) => [skillKey(skill.value), skill.importance]))
  const weighed = engine.map((skill) =>
    skill.importance === 'mentioned'
      ? { ...skill, importance: importance.get(skillKey(skill.value)) ?? skill.importance }
      : skill,
  )
  const known = new Set(engine.map((skill) => skillKey(skill.value)))
  const more = new Map(
    model.filter((skill) => !known.has(skillKey(skill.value))).map((skill) => [skillKey(skill.value), skill]),
  )
  return [...weighed, ...more.values()].slice(0, 300)
}

/** The engine's reading, corrected and filled by the verified part of the model's. Structured data is not corrected. */
export function mergePosting(parsed: ParsedPosting, model: VerifiedPosting): PostingContent {
  const engine = parsed.content
  const isStructured = parsed.readFrom === 'json-ld'
  const prefer = (ours: Field | null, theirs: Field | null) =>
    isStructured ? (ours ?? theirs) : preferModel(ours, unlessCertain(ours, theirs))
  return {
    ...engine,
    title: prefer(engine.title, model.title),
    employer: prefer(engine.employer, model.employer),
    places:
      isStructured && engine.places.length > 0 ? engine.places : addMissing(engine.places, model.places).slice(0, 50),
    workMode: unlessCertain(engine.workMode, model.workMode),
    remoteScope: engine.remoteScope ?? model.remoteScope,
    employmentType: unlessCertain(engine.employmentType, model.employmentType),
    seniority: unlessCertain(engine.seniority, model.seniority),
    salary: engine.salary ?? model.salary,
    experienceYears: engine.experienceYears ?? model.experienceYears,
    skills: mergeSkills(engine.skills, model.skills),
    mustHaves: preferLonger(engine.mustHaves, model.mustHaves).slice(0, 200),
    niceToHaves: preferLonger(engine.niceToHaves, model.niceToHaves).slice(0, 200),
    responsibilities: preferLonger(engine.responsibilities, model.responsibilities).slice(0, 200),
    about: preferLonger(engine.about, model.about).slice(0, 50),
  }
}
