/** Lower-case words, as a title is searched by. */
export const titleWordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []
