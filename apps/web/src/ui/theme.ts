import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Accent: dusk violet, quiet enough to sit beside text all day. White on shade 6 has a contrast of 6:1. */
const dusk: MantineColorsTuple = [
  '#f2f2fb',
  '#e3e3f6',
  '#c6c7ec',
  '#a7a9e2',
  '#8b8dd9',
  '#7073cb',
  '#5658b8',
  '#484a9e',
  '#3b3d82',
  '#2a2c5e',
]
const moss: MantineColorsTuple = [
  '#eef7f1',
  '#dcecdf',
  '#b7d8c0',
  '#8fc3a0',
  '#6bb084',
  '#4b9a6a',
  '#3a8257',
  '#2d6b46',
  '#235538',
  '#173a26',
]
const amber: MantineColorsTuple = [
  '#fdf6e7',
  '#f9e9c8',
  '#f1d292',
  '#e8ba5c',
  '#dda537',
  '#c68d22',
  '#a37318',
  '#835a10',
  '#65450c',
  '#432d07',
]
const clay: MantineColorsTuple = [
  '#fdf1ef',
  '#f8dfda',
  '#efbdb3',
  '#e5998a',
  '#da7865',
  '#cb5b46',
  '#b44733',
  '#963825',
  '#772c1d',
  '#4f1c12',
]
const gray: MantineColorsTuple = [
  '#fbfbfc',
  '#f4f4f7',
  '#eaeaef',
  '#dddee5',
  '#c8c9d3',
  '#a2a4b1',
  '#666875',
  '#50525e',
  '#383a44',
  '#21222a',
]
const dark: MantineColorsTuple = [
  '#e8e8ed',
  '#cbccd5',
  '#a3a5b2',
  '#7f8290',
  '#50525f',
  '#363842',
  '#282932',
  '#1f2027',
  '#17181d',
  '#101115',
]

export const theme = createTheme({
  primaryColor: 'dusk',
  primaryShade: { light: 6, dark: 6 },
  colors: { dusk, moss, amber, clay, gray, dark },
  black: '#1d1e25',
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.6', xl: '1.6' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  /** The shell changes at 768 and 1024 px. */
  breakpoints: { xs: '36em', sm: '48em', md: '64em', lg: '75em', xl: '88em' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '18px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Plain objects: naming the components here would load them with the first page.
    Tooltip: { defaultProps: { openDelay: 350, fz: 'xs', events: { hover: true, focus: true, touch: false } } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    // The first item gets the focus: the library's placeholder for it is no item, which a menu may not hold.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
})
