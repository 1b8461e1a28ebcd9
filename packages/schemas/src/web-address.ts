import * as z from 'zod'

export const longestAddress = 2_000

/** An address as people paste it: a missing scheme is https, anything but a web page without credentials is refused. */
export const webAddress = (words: { missing: string; wrong: string }) =>
  z
    .string()
    .trim()
    .min(1, words.missing)
    .max(longestAddress, 'This address is longer than 2,000 characters')
    .transform((typed) => (/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(typed) ? `https://${typed}` : typed))
    .refine((typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol), words.wrong)
    .refine(
      (typed) => !URL.canParse(typed) || new URL(typed).username === '',
      'Leave the user name and password out of the address',
    )
