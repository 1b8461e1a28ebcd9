import type { RequirementVerdict } from '@jobpilot/schemas/match'
import { Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { markHandlers } from '../../ui/active-mark.ts'
import { EvidenceList } from './evidence-list.tsx'
import classes from './match.module.css'

const looks = {
  met: { word: 'Met', icon: IconCheck },
  missing: { word: 'Missing', icon: IconX },
  unknown: { word: 'Unknown', icon: IconQuestionMark },
} satisfies Record<RequirementVerdict['verdict'], unknown>

const order = { missing: 0, unknown: 1, met: 2 } satisfies Record<RequirementVerdict['verdict'], number>

/** How many are met, missing and unknown. */
export function VerdictCounts({ verdicts }: { verdicts: RequirementVerdict[] }) {
  const count = (verdict: RequirementVerdict['verdict']) => verdicts.filter((each) => each.verdict === verdict).length
  const parts = (['met', 'missing', 'unknown'] as const).flatMap((verdict) =>
    count(verdict) > 0 ? [`${count(verdict)} ${verdict}`] : [],
  )
  return (
    <Text size="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  )
}

/** Requirements held against the profile, the missing ones first. */
export function VerdictList({ verdicts, emptyText }: { verdicts: RequirementVerdict[]; emptyText: string }) {
  if (verdicts.length === 0) return <Text c="dimmed">{emptyText}</Text>
  return (
    <ul className={classes.verdicts}>
      {verdicts
        .toSorted((a, b) => order[a.verdict] - order[b.verdict])
        .map(({ requirement, verdict, explanation, evidence }) => {
          const { word, icon: Icon } = looks[verdict]
          // The requirement's own line stands above already.
          const other = evidence.filter(({ quote }) => quote !== requirement.value)
          return (
            <li
              key={requirement.id}
              className={classes.verdict}
              data-verdict={verdict}
              {...markHandlers(requirement.id)}
            >
              <span className={classes.badge}>
                <Icon size={13} stroke={2.4} aria-hidden="true" />
                {word}
              </span>
              <div>
                <Text fw={500}>{requirement.value}</Text>
                <Text size="sm" c="dimmed">
                  {explanation}
                </Text>
                <EvidenceList evidence={other} />
              </div>
            </li>
          )
        })}
    </ul>
  )
}
