/** Scripts from Greek to Thai, for a class of a pattern: letters that no rule of Latin words finds. */
export const otherScripts = '\\u0370-\\u0e7f'

/** These and the Latin letters beyond those of western languages, as in Czech, Turkish and Vietnamese. */
export const beyondWestern = `\\u0100-\\u024f${otherScripts}\\u1ea0-\\u1eff`
