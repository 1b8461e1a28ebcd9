/** Nothing from elsewhere, no scripts, no forms: whatever the mail says. It comes first, so that it holds for all that follows. */
const rules = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'self'"><base target="_blank">`

/** A mail's HTML for a sandboxed frame. */
export const framedMail = (html: string): string => rules + html.replace(/^\s*<!doctype[^>]*>/i, '')
