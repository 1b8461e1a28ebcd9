import * as z from 'zod'
import { profileContent } from './profile.ts'

/** `baseVersion` is the version the person edited; 0 when there was none. A newer one on the server is a conflict. */
export const saveProfileInput = z.object({ baseVersion: z.number().int().min(0), content: profileContent })
