/** The largest file that is read, in bytes (10 MB). */
export const maxFileBytes = 10 * 1024 * 1024

/** The most pages of a PDF that are read. */
export const maxPages = 60

/** A file with fewer characters of text, blanks not counted, is a scan. */
export const minTextCharacters = 50

/** The most a Word document may unpack to, in bytes, over all its parts. */
export const maxInflatedBytes = 50 * 1024 * 1024

/** The most one part of a Word document may grow when unpacked, once it is larger than a megabyte. */
export const maxInflateRatio = 200
