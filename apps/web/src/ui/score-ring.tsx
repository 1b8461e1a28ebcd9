import classes from './score-ring.module.css'

export type RingPart = {
  key: string /** Share of the whole ring. */
  weight: number /** 0 to 1. */
  score: number
  known: boolean
}

type ScoreRingProps = { score: number; size?: number; parts?: RingPart[]; label: string }

const gap = 1.1
/** As strong, possible and weak matches are told apart. */
const bandOf = (score: number) => (score >= 75 ? 'high' : score >= 50 ? 'middle' : 'low')

/** Arcs in percent of the ring's length: [start, length]. */
function arcs(parts: RingPart[]): { part: RingPart; start: number; length: number }[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0) || 1
  let start = 0
  return parts.map((part) => {
    const length = (part.weight / total) * 100
    const arc = { part, start: start + gap / 2, length: Math.max(0.5, length - gap) }
    start += length
    return arc
  })
}

/** A score as a ring. With parts, each has an arc as long as its weight, filled as far as it scored; dashed when unknown. */
export function ScoreRing({ score, size = 40, parts, label }: ScoreRingProps) {
  const stroke = size > 80 ? 9 : 10
  const ring = { cx: 50, cy: 50, r: 50 - stroke / 2 - 1, fill: 'none', strokeWidth: stroke, pathLength: 100 }
  return (
    <svg
      viewBox="0 0 100 100"
      width={size}
      height={size}
      role="img"
      aria-label={label}
      className={classes.ring}
      data-band={bandOf(score)}
    >
      <g transform="rotate(-90 50 50)">
        {parts === undefined && <circle {...ring} className={classes.track} />}
        {parts === undefined && <circle {...ring} className={classes.fill} strokeDasharray={`${score} 100`} />}
        {arcs(parts ?? []).map(({ part, start, length }) => (
          <g key={part.key}>
            <circle
              {...ring}
              className={part.known ? classes.track : classes.unknown}
              strokeDasharray={`${length} ${100 - length}`}
              strokeDashoffset={-start}
            />
            {part.known && part.score > 0 && (
              <circle
                {...ring}
                className={classes.fill}
                strokeDasharray={`${length * part.score} 100`}
                strokeDashoffset={-start}
              />
            )}
          </g>
        ))}
      </g>
      <text x="50" y="50" className={classes.number} style={{ fontSize: size > 80 ? 28 : 34 }}>
        {score}
      </text>
    </svg>
  )
}
