import type { JobCategory } from '@jobpilot/schemas/work-terms'

// The first rule that fits decides, so the narrower fields of work come before the wider ones.
const rules: readonly (readonly [Exclude<JobCategory, 'other'>, RegExp])[] = [
  [
    'data-science',
    /\bdata (?:scien|analy|engineer)|\bmachine learning|\bdeep learning|\bml\b|\bai (?:research|engineer|scien)|\bresearch scien|\bstatistic|\bquantitative|\banalytics\b|\bbusiness intelligence/iu,
  ],
  ['legal', /\b(?:legal|counsel|attorney|lawyer|paralegal|solicitor|jurist\p{L}*|compliance)\b/iu],
  [
    'hr',
    /\b(?:recruit\p{L}*|talent|human resources|hr|people (?:ops|operations|partner|team)|payroll|personal(?:referent|leiter)\p{L}*)\b/iu,
  ],
  [
    'finance',
    /\b(?:financ\p{L}*|account(?:ant|ing|s)|controller|controlling|audit\p{L}*|treasur\p{L}*|tax|bookkeep\p{L}*|buchhalt\p{L}*|comptab\p{L}*|actuar\p{L}*)\b/iu,
  ],
  ['design', /\b(?:design(?:er)?|ux|ui|illustrat\p{L}*|art director|creative director)\b(?!.*engineer)/iu],
  [
    'product',
    /\bproduct (?:manager|owner|lead|director|management|analyst)|\bhead of product|\bchief product|\bprogram manager/iu,
  ],
  [
    'marketing',
    /\b(?:marketing|marketer|growth|seo|content|brand|communications?|copywrit\p{L}*|social media|public relations|pr manager)\b/iu,
  ],
  [
    'sales',
    /\b(?:sales|account (?:executive|manager|director)|business development|customer success|partnerships?|vertrieb\p{L}*|pre-?sales|solutions? (?:consultant|engineer)|sdr|bdr)\b/iu,
  ],
  [
    'engineering',
    /\b(?:engineer\p{L}*|develop(?:er|ment|peur|peuse)\p{L}*|programmer|software|devops|sre|architect|qa|tester|firmware|hardware|frontend|backend|full[- ]?stack|\p{L}*entwickler\p{L}*|ingenieur\p{L}*|desarrollador\p{L}*|sysadmin|administrator|technician)\b/iu,
  ],
  [
    'operations',
    /\b(?:operations?|logistics|supply chain|warehouse|procurement|office manager|facilit\p{L}*|support|dispatch\p{L}*|project manager|coordinator|planner)\b/iu,
  ],
]

/** The field of work a title names; `other` when it names none of the known ones, null without a title. */
export function categoryOf(title: string): JobCategory | null {
  if (title.trim() === '') return null
  return rules.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other'
}
