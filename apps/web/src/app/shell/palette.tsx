import '@mantine/spotlight/styles.layer.css'
import { useMantineColorScheme } from '@mantine/core'
import { createSpotlight, Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import {
  IconBriefcase2,
  IconKeyboard,
  IconListSearch,
  IconMoon,
  IconPencil,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { setHelpOpen } from './command-store.ts'
import { useDestinations } from './destinations.ts'

const [paletteStore, palette] = createSpotlight()

/** What can be done and gone to; with words typed, also a search for them. */
function useActions(typed: string): SpotlightActionGroupData[] {
  const destinations = useDestinations()
  const navigate = useNavigate()
  const postings = trpc.postings.list.useQuery()
  const { colorScheme, setColorScheme } = useMantineColorScheme()

  const go: SpotlightActionData[] = destinations.map(({ to, label, icon: Icon }) => ({
    id: to,
    label: `Go to ${label}`,
    leftSection: <Icon size={18} stroke={1.7} />,
    onClick: () => void navigate({ to }),
  }))
  const openings: SpotlightActionData[] = (postings.data ?? []).map(({ id, title, employer, place }) => ({
    id,
    label: title ?? 'Opening without a title',
    description: [employer, place].filter(Boolean).join(', '),
    leftSection: <IconBriefcase2 size={18} stroke={1.7} />,
    onClick: () => void navigate({ to: '/openings/$postingId', params: { postingId: id } }),
  }))
  const doing: SpotlightActionData[] = [
    {
      id: 'add-opening',
      label: 'Add an opening',
      leftSection: <IconPlus size={18} />,
      onClick: () => void navigate({ to: '/openings', search: { add: true } }),
    },
    {
      id: 'write-mail',
      label: 'Write an e-mail',
      leftSection: <IconPencil size={18} stroke={1.7} />,
      onClick: () => void navigate({ to: '/outreach/new' }),
    },
    {
      id: 'scheme',
      label: colorScheme === 'dark' ? 'Use the light appearance' : 'Use the dark appearance',
      leftSection: <IconMoon size={18} stroke={1.7} />,
      onClick: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'shortcuts',
      label: 'Show the keyboard shortcuts',
      leftSection: <IconKeyboard size={18} stroke={1.7} />,
      onClick: () => setHelpOpen(true),
    },
  ]
  const searching: SpotlightActionData[] = [
    {
      id: 'search-listings',
      label: `Search openings for “${typed}”`,
      leftSection: <IconListSearch size={18} stroke={1.7} />,
      onClick: () => void navigate({ to: '/search', search: { words: typed } }),
    },
  ]
  return [
    { group: 'Do', actions: doing },
    { group: 'Go', actions: go },
    { group: 'Openings', actions: openings },
    ...(typed === '' ? [] : [{ group: 'All open listings', actions: searching }]),
  ]
}

/** Search over openings, pages and actions. `calls` grows with each press that asks for it. */
export function Palette({ calls }: { calls: number }) {
  const [query, setQuery] = useState('')
  const actions = useActions(query.trim())
  useEffect(() => {
    if (calls > 0) palette.open()
  }, [calls])
  return (
    <Spotlight
      store={paletteStore}
      shortcut={null}
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      highlightQuery
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      nothingFound="Nothing here has that name"
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.8} />,
        placeholder: 'Openings, pages, actions',
        'aria-label': 'Search',
      }}
    />
  )
}
