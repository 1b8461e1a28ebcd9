import { Button, Menu } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { copyText, saveAsFile } from '../../lib/hand-over.ts'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { toast } from '../../ui/toast.ts'

type MailActionsProps = { id: string; subject: string; body: string }

/** Takes the e-mail out of here: to the clipboard, as text, or as a file a mail program opens. */
export function MailActions({ id, subject, body }: MailActionsProps) {
  const utils = trpc.useUtils()
  const copy = async () => {
    const isCopied = await copyText(`Subject: ${subject}\n\n${body}`)
    toast(
      isCopied
        ? { id: 'copied', tone: 'ok', message: 'Copied, subject included', stayMs: 2_500 }
        : { tone: 'bad', message: 'This browser did not let me copy. Select the text and copy it by hand.' },
    )
  }
  const download = async (format: 'txt' | 'eml') => {
    try {
      const file = await utils.outreach.download.fetch({ id, format }, { staleTime: 0 })
      saveAsFile(file.fileName, file.mediaType, file.text)
    } catch (error) {
      toastProblem(error, 'The download did not work')
    }
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} />}>
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void download('txt')}>Plain text (.txt)</Menu.Item>
          <Menu.Item onClick={() => void download('eml')}>E-mail file (.eml)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
        Copy
      </Button>
    </>
  )
}
