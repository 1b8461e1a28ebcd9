import {
  IconActivity,
  IconBriefcase2,
  IconCards,
  IconCoin,
  IconHome,
  IconId,
  IconLayoutKanban,
  IconListSearch,
  IconMail,
  IconSend,
  IconServerCog,
  IconSettings,
} from '@tabler/icons-react'

import { useMe } from '../../lib/use-me.ts'

/** The places of the sidebar, the tabs, the palette and the `g` shortcuts, in one list. A new page is one row here. */
const destinations = [
  { to: '/', label: 'Home', icon: IconHome, shortcut: 'h', isTab: true, group: 'work' },
  { to: '/review', label: 'Review', icon: IconCards, shortcut: 'r', isTab: true, group: 'work' },
  { to: '/search', label: 'Search', icon: IconListSearch, shortcut: 'f', isTab: false, group: 'work' },
  { to: '/pipeline', label: 'Pipeline', icon: IconLayoutKanban, shortcut: 'p', isTab: true, group: 'work' },
  { to: '/profile', label: 'Profile', icon: IconId, shortcut: 'i', isTab: false, group: 'work' },
  { to: '/openings', label: 'Openings', icon: IconBriefcase2, shortcut: 'o', isTab: false, group: 'work' },
  { to: '/outreach', label: 'Outreach', icon: IconMail, shortcut: 'u', isTab: true, group: 'work' },
  { to: '/outbox', label: 'Outbox', icon: IconSend, shortcut: 'b', isTab: false, group: 'work' },
  { to: '/activity', label: 'Activity', icon: IconActivity, shortcut: 'a', isTab: false, group: 'work' },
  { to: '/admin', label: 'Admin', icon: IconServerCog, shortcut: 'd', isTab: false, group: 'below' },
  { to: '/costs', label: 'Costs', icon: IconCoin, shortcut: 'c', isTab: false, group: 'below' },
  { to: '/settings', label: 'Settings', icon: IconSettings, shortcut: 's', isTab: false, group: 'below' },
] as const

/** Those of them that this person may go to. */
export function useDestinations(): readonly Destination[] {
  const isAdmin = useMe().data?.isAdmin ?? false
  return isAdmin ? destinations : destinations.filter(({ to }) => to !== '/admin')
}

export type Destination = (typeof destinations)[number]
