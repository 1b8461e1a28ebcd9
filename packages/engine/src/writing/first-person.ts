const irregularPast: Record<string, string> = {
  lead: 'led',
  build: 'built',
  write: 'wrote',
  run: 'ran',
  drive: 'drove',
  grow: 'grew',
  teach: 'taught',
  make: 'made',
  oversee: 'oversaw',
  begin: 'began',
  bring: 'brought',
  win: 'won',
  sell: 'sold',
  keep: 'kept',
  hold: 'held',
  set: 'set',
  cut: 'cut',
  put: 'put',
  give: 'gave',
  take: 'took',
  speak: 'spoke',
  find: 'found',
  meet: 'met',
  spend: 'spent',
  send: 'sent',
  draw: 'drew',
  get: 'got',
  rewrite: 'rewrote',
  rebuild: 'rebuilt',
  spearhead: 'spearheaded',
  buy: 'bought',
  do: 'did',
  sing: 'sang',
  undertake: 'undertook',
  think: 'thought',
  pay: 'paid',
  seek: 'sought',
  choose: 'chose',
  deal: 'dealt',
  read: 'read',
  feed: 'fed',
  serve: 'served',
}
const pastForms = new Set([
  ...Object.values(irregularPast),
  'built',
  'led',
  'cut',
  'set',
  'ran',
  'wrote',
  'won',
  'sold',
  'grew',
  'taught',
  'held',
  'kept',
  'made',
  'oversaw',
  'overhauled',
  'shipped',
])
const baseVerbs = new Set(
  'manage administer assess design develop implement maintain support provide create coordinate supervise train analyze analyse prepare perform monitor conduct collaborate deliver ensure process handle operate plan organize organise review report assist negotiate achieve improve reduce increase launch mentor own ship test deploy automate migrate document educate treat install repair inspect troubleshoot assemble clean stock greet advise counsel draft research edit produce direct establish execute evaluate facilitate forecast identify initiate introduce investigate optimize optimise present resolve recruit schedule streamline track translate update upgrade verify reconcile audit file calculate record process care deliver distribute load unload drive cook serve answer respond contribute participate work help guide coach lead build write run grow teach make oversee bring win sell keep hold take care partner architect own integrate refactor code debug publish host deploy'.split(
    ' ',
  ),
)
const nounLikeEd =
  /^(?:red|bed|need|seed|speed|feed|embed|shed|united|limited|advanced|distributed|integrated|automated|related|based|dedicated|certified|licensed|experienced|detailed|shared|skilled|unlimited|hundred)$/i

function pastOf(verb: string): string {
  const known = irregularPast[verb]
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return /^(?:plan|ship|stop|refer|submit|control|map|equip|drop|log|program|debug|transfer)$/.test(verb)
    ? `${verb}${verb.at(-1)}ed`
    : `${verb}ed`
}

/** Verb form of a bullet's first word, in the tense of the job; undefined when the word is not a verb one can be sure of. */
function verbOf(word: string, isCurrent: boolean): string | undefined {
  const lower = word.toLowerCase()
  if (pastForms.has(lower) || (/[a-z]{2}ed$/.test(lower) && !nounLikeEd.test(lower))) return lower
  if (baseVerbs.has(lower) || irregularPast[lower] !== undefined) return isCurrent ? lower : pastOf(lower)
  const singular = /ies$/.test(lower)
    ? `${lower.slice(0, -3)}y`
    : /(?:sses|ches|shes|xes)$/.test(lower)
      ? lower.slice(0, -2)
      : /s$/.test(lower)
        ? lower.slice(0, -1)
        : undefined
  if (singular !== undefined && baseVerbs.has(singular)) return isCurrent ? singular : pastOf(singular)
  const base = /ing$/.test(lower)
    ? [lower.slice(0, -3), `${lower.slice(0, -3)}e`, lower.slice(0, -4)].find(
        (candidate) => baseVerbs.has(candidate) || irregularPast[candidate] !== undefined,
      )
    : undefined
  return base === undefined ? undefined : isCurrent ? base : pastOf(base)
}

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length

/** Cuts a long statement at the last clause border within the limit; what stays is said in the same words. */
export function shorten(text: string, maxWords: number): string {
  let kept = text.replace(/\s*\([^()]*\)/g, (inner) => (wordCount(text) > maxWords ? '' : inner))
  if (wordCount(kept) <= maxWords) return kept
  const borders = [
    ...kept.matchAll(
      /;\s|\s[—–]\s|,\s(?=(?:while|which|reducing|increasing|saving|cutting|improving|resulting|enabling|and|including|with|using|ensuring|achieving|leading|covering)\b)|\s(?=(?:by|while|using|through|resulting|across|for|so that)\s)/gu,
    ),
  ].reverse()
  for (const border of borders) {
    const head = kept.slice(0, border.index)
    if (
      wordCount(head) <= maxWords &&
      wordCount(head) >= 5 &&
      (head.match(/\(/g)?.length ?? 0) === (head.match(/\)/g)?.length ?? 0)
    )
      return head.replace(/[,;\s]+$/, '')
  }
  kept = kept.replace(/[,;\s]+$/, '')
  return kept
}

function smooth(text: string): string {
  return text
    .replace(/(?:;\s+|\s+[—–-]{1,2}\s+)(.+)$/u, (_, tail: string) => {
      if (/^(?:\p{L}+ed|cut|led|built|won|grew|ran|wrote|set|kept)\b/u.test(tail))
        return `${/, /.test(text) ? ',' : ''} and ${tail}`
      return wordCount(tail) <= 8 && !/[();]|\s[—–]\s/.test(tail) ? ` (${tail})` : ''
    })
    .replace(/(?<=\p{Ll}) \+ (?=\p{Ll})/gu, ' and ')
    .replace(/^(\p{L}+) ([A-Z]{2,5})(?= for the\b)/u, '$1 the $2')
    .replace(/\s*&\s*(?=\p{Ll})/gu, ' and ')
    .replace(/w\/\s?/g, 'with ')
    .replace(/\s{2,}/g, ' ')
    .replace(
      /^(\p{L}+) (?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)-(?:person|people|member|bed|week|month|year|day|hour|nurse|engineer)\b)/u,
      (all, verb: string, at: number) =>
        `${verb} ${/^(?:8|11|18|eight)/.test(text.slice(at + all.length)) ? 'an' : 'a'} `,
    )
    .replace(
      /^((?:\p{L}+)(?:(?:, \p{L}+)*,? and \p{L}+(?:ed|t|e))?) (?!(?:a|an|the|my|our|their|its|his|her|all|both|each|every|new-|\d)\b)((?:[\p{Ll}-]+ ){0,3}?(?:service|system|pipeline|platform|tool|dashboard|app|application|website|team|program|programme|database|framework|feature|library|module|product|strategy|campaign|migration|project|plan|store|department|portfolio|prototype|process|workflow|curriculum|model))(?=\s(?:for|of|to|in|with|that|from|using|by|across|on|via|at)\b|,|\s\(|$)/u,
      (all, verb: string, object: string) =>
        /^(?:am|was|is) /.test(verb) || /^(?:\p{L}+ly|with|to|in|on|for|as|at|by)\b/u.test(object)
          ? all
          : `${verb} ${/^[aeiou]/.test(object) ? 'an' : 'a'} ${object}`,
    )
    .replace(/\b(a|an|the) (\d+-(?:person|member)) (team|platform|group)\b/u, '$1 $2 $3')
}

/**
 * A resume bullet as a first-person statement without its subject: "Managing a team of 4." in a past job gives "managed a team of 4".
 * Undefined when the bullet does not begin with a verb, so that nothing ungrammatical is written. At most `maxWords` words.
 */
export function predicateOf(bullet: string, isCurrent: boolean, maxWords: number): string | undefined {
  const plain = bullet
    .replace(/\s+/g, ' ')
    .replace(/^[-•*\s]+/, '')
    .trim()
    .replace(/[.;,:\s]+$/, '')
  const first = /^(?:(Successfully|Independently|Personally|Regularly|Jointly|Directly)\s+)?([\p{L}-]+)(?=\s|,)/u.exec(
    plain,
  )
  if (first === null || (/\.\s+\p{Lu}/u.test(plain) && plain.split(/\.\s+(?=\p{Lu})/u)[0] === plain)) return undefined
  const sentence = plain.split(/(?<=[\p{Ll}\d%)])\.\s+(?=\p{Lu})/u)[0] ?? plain
  const word = first[2] ?? ''
  const rest = sentence.slice(first[0].length)
  if (/^responsible$/i.test(word) && /^ for /.test(rest))
    return shorten(smooth(`${isCurrent ? 'am' : 'was'} responsible${rest}`), maxWords)
  const pair = /^(?:,? (?:and|&) )([\p{Ll}]+)(?=\s)/u.exec(rest)
  const verb = verbOf(word.includes('-') ? (word.split('-').at(-1) ?? word) : word, isCurrent)
  if (verb === undefined) return undefined
  const prefix = word.includes('-') ? `${word.slice(0, word.lastIndexOf('-') + 1).toLowerCase()}` : ''
  const second = pair === null ? undefined : verbOf(pair[1] ?? '', isCurrent)
  const tail = pair !== null && second !== undefined ? ` and ${second}${rest.slice(pair[0].length)}` : rest
  const text = shorten(smooth(`${prefix}${verb}${tail}`), maxWords)
  return wordCount(text) < 3 || wordCount(text) > maxWords + 4 ? undefined : text.replace(/\.$/, '')
}
