import * as z from 'zod'

const email = z.string().trim().toLowerCase().max(254).pipe(z.email('Enter an e-mail address like name@example.com'))
const password = z.string().min(10, 'Use at least 10 characters').max(200, 'Use at most 200 characters')

export const signUpInput = z.object({ email, password, name: z.string().trim().min(1).max(120) })
export const signInInput = z.object({ email, password: z.string().max(200) })
export const refreshInput = z.object({ refreshToken: z.string().min(20).max(300) })
