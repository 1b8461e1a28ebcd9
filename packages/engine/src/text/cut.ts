/** The first characters of a text, never with half of one at its end: the database refuses that, and all that is written with it. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
