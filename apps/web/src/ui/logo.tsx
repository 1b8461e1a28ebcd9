/** The mark: a paper plane on its way. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" style={{ display: 'block', flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-dusk-6)" />
      <path d="M8 21.5 23.5 8 19 24l-4.2-5.2z" fill="#fff" />
      <path d="M14.8 18.8 23.5 8 11 19.6z" fill="#c9caf3" />
    </svg>
  )
}
