import { type Industry, industries } from '@jobpilot/schemas/work-terms'
import { knownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'

/** Each with the words that name it in a line about an employer. */
const patterns: Record<Industry, RegExp> = {
  gambling: /\b(?:gambling|casinos?|betting|sportsbook|igaming|wagering|glücksspiel|lotter(?:y|ies))\b/iu,
  crypto: /\b(?:crypto(?:currenc(?:y|ies))?|blockchain|web3|defi|nfts?|bitcoin)\b/iu,
  defence:
    /\b(?:defen[cs]e (?:contractor|industry|sector|technology|company)|military|weapons?|rüstung|armed forces|munitions?)\b/iu,
  tobacco: /\b(?:tobacco|cigarettes?|vaping|nicotine)\b/iu,
  alcohol: /\b(?:brewer(?:y|ies)|distiller(?:y|ies)|spirits company|alcoholic beverages?)\b/iu,
  adult: /\b(?:adult (?:entertainment|content|industry))\b/iu,
  'oil and gas': /\b(?:oil (?:and|&) gas|petroleum|fossil fuels?|oilfield|upstream energy)\b/iu,
  advertising: /\b(?:ad[- ]?tech|advertising (?:technology|agency|platform|company)|programmatic)\b/iu,
  finance:
    /\b(?:fintech|banking|investment (?:bank|management|firm)|hedge fund|asset management|trading firm|payments (?:company|platform)|neobank)\b/iu,
  insurance: /\b(?:insur(?:ance|tech)|reinsurance|versicherung)\b/iu,
  healthcare:
    /\b(?:health[- ]?care|health ?tech|hospitals?|medical (?:device|technology|center|centre)s?|clinics?|telehealth)\b/iu,
  pharmaceuticals: /\b(?:pharma(?:ceuticals?)?|biotech(?:nology)?|drug discovery|life sciences?)\b/iu,
  education: /\b(?:ed[- ]?tech|education(?:al)? (?:technology|company|platform)|universit(?:y|ies)|schools?)\b/iu,
  retail: /\b(?:e-?commerce|retail(?:er|ers)?|marketplace|consumer goods)\b/iu,
  automotive: /\b(?:automotive|car ?makers?|autonomous (?:driving|vehicles?)|electric vehicles?)\b/iu,
  aerospace: /\b(?:aerospace|satellites?|spacecraft|aviation|airlines?)\b/iu,
  energy:
    /\b(?:renewable energ(?:y|ies)|solar|wind (?:power|energy)|clean ?tech|climate tech|utilit(?:y|ies) company)\b/iu,
  games: /\b(?:video games?|game (?:studio|developer|publisher)|gaming company)\b/iu,
  'public sector': /\b(?:government agenc(?:y|ies)|public sector|municipalit(?:y|ies)|federal agenc(?:y|ies))\b/iu,
  security: /\b(?:cyber ?security|information security company)\b/iu,
  logistics: /\b(?:logistics|supply chain (?:company|platform)|freight|last[- ]mile|shipping company)\b/iu,
  'real estate': /\b(?:real estate|prop ?tech|immobilien)\b/iu,
  staffing:
    /\b(?:staffing (?:agency|firm|company)|recruitment (?:agency|firm)|personaldienstleist\p{L}*|zeitarbeit)\b/iu,
}

/** The industries a line about the employer names. */
export const findIndustries = (line: string): Industry[] => industriesOf(knownLine(line))

const rules = industries.map((name) => [name, new LineRule(patterns[name])] as const)
const industriesOf = ofLine((line) => rules.flatMap(([name, rule]) => (rule.test(line) ? [name] : [])))

/** What a person wrote, as known industries: "Casino" is `gambling`. What is not known stays as its own word and excludes nothing. */
export function industryKeys(written: readonly string[]): string[] {
  return [
    ...new Set(
      written.flatMap((words) => {
        const folded = words.trim().toLowerCase()
        const found = industries.some((name) => name === folded) ? [folded] : findIndustries(words)
        return found.length > 0 ? found : [folded]
      }),
    ),
  ]
}
