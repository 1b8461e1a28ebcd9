import { trpc } from '../../lib/trpc.ts'

/** Whether the home page lists what needs the person inside today's briefing, so that nothing else need say it. */
export function useShowsNeeds(): boolean {
  const { data } = trpc.briefings.latest.useQuery()
  return data === undefined || (data.briefing?.day === data.today && data.briefing.content.needs !== null)
}
