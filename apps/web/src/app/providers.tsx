import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { queryClient } from '../lib/query-client.ts'
import { trpc, trpcClient } from '../lib/trpc.ts'
import { theme } from '../ui/theme.ts'
import { useToastsWanted } from '../ui/toast.ts'
import { router } from './router.ts'

const Toasts = lazy(() => import('./toasts.tsx').then(({ Toasts }) => ({ default: Toasts })))

export function Providers() {
  const { isWanted } = useToastsWanted()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </trpc.Provider>
      <Suspense>{isWanted && <Toasts />}</Suspense>
    </MantineProvider>
  )
}
