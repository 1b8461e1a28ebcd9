/** Copies text; true when it worked. Plain http has no clipboard interface, so there the old command is used. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.position = 'fixed'
    document.body.append(area)
    area.select()
    const isCopied = document.execCommand('copy')
    area.remove()
    return isCopied
  }
}

/** Hands a text to the browser's downloads. */
export function saveAsFile(fileName: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the blob after this task; a minute is far more than it takes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Starts the download of a file that the server sends as an attachment; the page stays as it is. */
export function openDownload(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
