import { IconActivity, IconBriefcase2, IconHome, IconId, IconMail, IconSend, IconSettings } from '@tabler/icons-react'

/** The places of the sidebar, the tabs, the palette and the `g` shortcuts, in one list. A new page is one row here. */
export const destinations = [
  { to: '/', label: 'Home', icon: IconHome, shortcut: 'h', isTab: true, group: 'work' },
  { to: '/profile', label: 'Profile', icon: IconId, shortcut: 'p', isTab: true, group: 'work' },
  { to: '/openings', label: 'Openings', icon: IconBriefcase2, shortcut: 'o', isTab: true, group: 'work' },
  { to: '/outreach', label: 'Outreach', icon: IconMail, shortcut: 'u', isTab: true, group: 'work' },
  { to: '/outbox', label: 'Outbox', icon: IconSend, shortcut: 'b', isTab: false, group: 'work' },
  { to: '/activity', label: 'Activity', icon: IconActivity, shortcut: 'a', isTab: false, group: 'work' },
  { to: '/settings', label: 'Settings', icon: IconSettings, shortcut: 's', isTab: false, group: 'below' },
] as const

export type Destination = (typeof destinations)[number]
