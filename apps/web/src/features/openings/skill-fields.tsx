import type { SkillMention } from '@jobpilot/schemas/posting'
import { focusControlOf } from '../../ui/active-mark.ts'
import { PillList } from '../../ui/fields/pill-list.tsx'
import classes from './openings.module.css'
import { withImportance, withListOf } from './posting-skills.ts'

const lists = [
  { importance: 'must', label: 'Must have', move: 'Is a must-have' },
  { importance: 'nice', label: 'Nice to have', move: 'Is nice to have' },
  { importance: 'mentioned', label: 'Only mentioned', move: 'Is only mentioned' },
] satisfies { importance: SkillMention['importance']; label: string; move: string }[]

type SkillFieldsProps = { skills: SkillMention[]; onChange: (skills: SkillMention[]) => void }

/** The skills a posting names, by how much it wants them. Must-haves weigh most in the match. */
export function SkillFields({ skills, onChange }: SkillFieldsProps) {
  return (
    <dl className={classes.grid}>
      {lists.map(({ importance, label }) => (
        <div key={importance} className={classes.pair}>
          <dt>{label}</dt>
          <dd>
            <PillList
              label={`Skills: ${label.toLowerCase()}`}
              fields={skills.filter((skill) => skill.importance === importance)}
              onChange={(list) => onChange(withListOf(skills, importance, list))}
              choices={lists
                .filter((other) => other.importance !== importance)
                .map((other) => ({
                  label: other.move,
                  onPick: ({ id }) => {
                    onChange(withImportance(skills, id, other.importance))
                    // The value is drawn anew in its other list, and the focus goes with it.
                    setTimeout(() => focusControlOf(id), 50)
                  },
                }))}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
