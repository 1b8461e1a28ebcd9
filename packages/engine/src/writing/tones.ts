import type { MailGoal, Tone } from '@jobpilot/schemas/outreach'

/** The wording of one tone. Slots in braces are filled by the composer; lists are variants of one sentence. */
export type ToneWords = {
  note: string
  greeting: (name: string) => string
  contracted: boolean
  opening: readonly string[]
  openingApplied: readonly string[]
  company: readonly string[]
  companyQuote: readonly string[]
  standing: readonly string[]
  skills: readonly string[]
  pain: readonly string[]
  asks: Record<MailGoal, readonly string[]>
  closing: readonly string[]
}

const honorific =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herr|frau|mme|madame|monsieur|sr|sra|señora?|dott|ing)\.?$/iu

/** "Grace" of "Grace Hopper", but all of "Mr Patel": a title alone greets nobody. */
function firstName(name: string): string {
  const [first] = name.split(/\s+/)
  return first === undefined || honorific.test(first) ? name : first
}

/** How each tone speaks. Openings take {title} and {employer}; company lines {said}; standing {who}; skills {skills}; pain {pain}. */
export const toneWords: Record<Tone, ToneWords> = {
  professional: {
    note: 'Professional: full name or first name in the greeting, whole sentences, no contractions, one clear request.',
    greeting: (name) => `Hello ${firstName(name)},`,
    contracted: false,
    opening: ['Your opening for {title} is the reason for this note.', 'I saw that {employer} is looking for {title}.'],
    openingApplied: [
      'I recently applied for the position of {role} at {employer}.',
      'My application for the position of {role} is with your team.',
    ],
    company: ['Your site says that {said}.', 'I read on your site that {said}.'],
    companyQuote: ['One line on your site stayed with me: “{said}.”'],
    standing: ['{who}.'],
    skills: [
      'Of what the posting asks for, I bring {skills}.',
      'The posting names {skills}, all of which are on my resume.',
    ],
    pain: ['You may be facing this at the moment: {pain}.'],
    asks: {
      introduce: ['May I send you my resume?', 'If this is of interest, may I send you my resume?'],
      'ask-for-call': ['Would a 15-minute call next week suit you?', 'Could we talk for 15 minutes next week?'],
      'ask-for-referral': ['Would you be willing to refer me, or tell me whom to write to?'],
      'follow-up-application': ['Could you tell me where my application stands?'],
    },
    closing: ['Kind regards,', 'Best regards,'],
  },
  formal: {
    note: 'Formal: full name in the greeting, no contractions, conditional requests, a traditional close.',
    greeting: (name) => `Dear ${name},`,
    contracted: false,
    opening: [
      'I am contacting you about your opening for {title}.',
      'It has come to my attention that {employer} is looking for {title}.',
    ],
    openingApplied: ['I recently submitted my application for the position of {role} at {employer}.'],
    company: ['I have read on your website that {said}.', 'Your website states that {said}.'],
    companyQuote: ['Your website contains a sentence I remember: “{said}.”'],
    standing: ['{who}.'],
    skills: ['Among the requirements you list, I can offer {skills}.'],
    pain: ['I understand that the following may concern you at present: {pain}.'],
    asks: {
      introduce: ['Might I send you my resume for your consideration?'],
      'ask-for-call': ['Would you be available for a conversation of 15 minutes in the coming week?'],
      'ask-for-referral': ['Would you consider referring me, or directing me to the person responsible?'],
      'follow-up-application': ['Would you kindly let me know the status of my application?'],
    },
    closing: ['Yours sincerely,', 'Respectfully yours,'],
  },
  friendly: {
    note: 'Friendly: first name, contractions, short and warm sentences.',
    greeting: (name) => `Hi ${firstName(name)},`,
    contracted: true,
    opening: [
      'I came across your opening for {title} and it sounds like my kind of work.',
      'I noticed that {employer} is looking for {title}.',
    ],
    openingApplied: ['I applied for the {role} job at {employer} a little while ago and wanted to say hello.'],
    company: ['I was reading your site and liked that {said}.', 'I enjoyed reading that {said}.'],
    companyQuote: ['This line on your site made me want to write: “{said}.”'],
    standing: ['{who}.', 'A few words on me: {who}.'],
    skills: ['From your list, I bring {skills}.'],
    pain: ['Maybe this sounds familiar: {pain}.'],
    asks: {
      introduce: ['Shall I send you my resume?', 'Would it help if I sent my resume?'],
      'ask-for-call': ['Would you have 15 minutes for a call next week?'],
      'ask-for-referral': ['Would you be up for referring me, or pointing me to the right person?'],
      'follow-up-application': ['Do you know how things stand with my application?'],
    },
    closing: ['All the best,', 'Warm regards,'],
  },
  casual: {
    note: 'Casual: hey and first name, contractions, plain and brief.',
    greeting: (name) => `Hey ${firstName(name)},`,
    contracted: true,
    opening: ['Saw you need {title}, so here I am.', 'Your {role} opening caught my eye.'],
    openingApplied: ['I put in for the {role} job and wanted to check in.'],
    company: ['Your site says {said}, which got me interested.', 'I read that {said}.'],
    companyQuote: ['“{said}”: that line on your site is why I am writing.'],
    standing: ['{who}.', 'Quick version: {who}.'],
    skills: ['I can bring {skills}.', 'From your list I have {skills}.'],
    pain: ['Sounds like you might have this on your plate: {pain}.'],
    asks: {
      introduce: ['Want me to send my resume over?'],
      'ask-for-call': ['Up for a 15-minute chat next week?'],
      'ask-for-referral': ['Could you refer me, or tell me who to talk to?'],
      'follow-up-application': ['Any news on my application?'],
    },
    closing: ['Thanks,', 'Cheers,'],
  },
  enthusiastic: {
    note: 'Enthusiastic: first name, contractions, open pleasure in the work; one exclamation mark at most.',
    greeting: (name) => `Hello ${firstName(name)}!`,
    contracted: true,
    opening: ['I was so glad to find your opening for {title}.', 'Your opening for {title} made my day.'],
    openingApplied: ['I applied for the {role} position at {employer} and I am still very keen on it.'],
    company: ['I love that {said}.', 'It is great to read that {said}.'],
    companyQuote: ['I love this line on your site: “{said}.”'],
    standing: ['{who}.'],
    skills: ['I would gladly put {skills} to work for you.', 'I am ready to bring {skills}.'],
    pain: ['Here is something I would love to help with: {pain}.'],
    asks: {
      introduce: ['I would love to send you my resume; may I?'],
      'ask-for-call': ['I would love to talk for 15 minutes next week; would that work for you?'],
      'ask-for-referral': ['Would you refer me, or tell me whom I should write to?'],
      'follow-up-application': ['Is there any news on my application?'],
    },
    closing: ['With warm regards,', 'Looking forward to hearing from you,'],
  },
}

/** Fills a template's slots. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  // "Lake Erie Electric Inc." at the end of a sentence brings its own full stop.
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '').replace(/\.\.$/, '.')
}

/** Writes contractions where the tone wants them, outside quotations. */
export function contract(sentence: string): string {
  if (/[“”]/.test(sentence)) return sentence
  return sentence
    .replace(/\bI am\b(?= \p{L})/gu, "I'm")
    .replace(/\bI would\b/g, "I'd")
    .replace(/\byou are\b/g, "you're")
    .replace(/\bIt is\b/g, "It's")
    .replace(/\bHere is\b/g, "Here's")
    .replace(/\bdo not\b/g, "don't")
}

/** One of the variants, the same for the same number. */
export const pick = (variants: readonly string[], variant: number): string =>
  variants[Math.abs(Math.trunc(variant)) % variants.length] ?? ''
