import './ui/mantine.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'
import { watchPageErrors } from './lib/error-tracking.ts'
import { claimTab } from './lib/tab.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

watchPageErrors()
await claimTab()
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)
