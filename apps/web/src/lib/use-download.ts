import { useState } from 'react'
import { toastProblem } from '../ui/problem-toast.tsx'
import { openDownload } from './hand-over.ts'

/** Downloads a file by a link that is asked for on the press, since it holds for a quarter of an hour only. */
export function useDownload(askForLink: () => Promise<{ path: string }>): {
  isAsking: boolean
  download: () => Promise<void>
} {
  const [isAsking, setIsAsking] = useState(false)
  const download = async () => {
    setIsAsking(true)
    try {
      openDownload((await askForLink()).path)
    } catch (error) {
      toastProblem(error)
    } finally {
      setIsAsking(false)
    }
  }
  return { isAsking, download }
}
