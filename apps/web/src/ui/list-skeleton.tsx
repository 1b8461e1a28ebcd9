import { Skeleton, Stack } from '@mantine/core'

/** Holds the place of a list of rows while it is on its way. */
export function ListSkeleton({ rows = 4, height = 60 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={1} aria-busy="true" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => `row ${index}`).map((row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  )
}
