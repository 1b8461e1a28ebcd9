import { findDisclaimedSkills } from '../skills/disclaimed-words.ts'

// What nobody wants to be reminded of by a stranger, least of all as the reason for a mail.
const companyBadNews =
  /\b(?:fraud\w*|scandal\w*|laws ?uits?|sued|suing|litigation|court|indict\w*|convict\w*|guilty|prison|jail|arrest\w*|crim(?:e|es|inal\w*)|brib\w+|corrupt\w*|embezzl\w*|layoffs?|lay[- ]offs?|laid[- ]off|redundanc\w+|downsiz\w+|restructur\w+|resign\w*|step(?:s|ped|ping) down|ousted|fired|dismiss\w*|sacked|bankrupt\w*|insolv\w*|liquidat\w*|administration proceedings|chapter 11|debts?|breach\w*|hacked|leak(?:s|ed|age)?|ransomware|outage|recall\w*|worst|wors(?:e|en\w*)|loss(?:es)?|losing|lost|declin\w+|decreas\w+|plung\w+|slump\w*|shrink\w*|shrank|clos(?:es?|ed|ing|ure|ures)|shut(?:s|ting)?(?:ting)? ?down|shutter\w*|discontinu\w*|cancel\w*|not (?:currently )?(?:hiring|recruiting|accepting)|hiring freeze|no (?:open|current|longer)|died|dies|dead|deaths?|deadly|fatal\w*|killed|deceased|passed away|mourn\w*|funeral|suicide|accidents?|injur\w+|casualt\w+|explo(?:ded|sion)|investigat\w+|prosecut\w*|fined|fines|penalt\w+|violat\w+|allegation\w*|alleged\w*|accus\w+|complain\w*|controvers\w+|critici[sz]\w*|boycott\w*|strikes?|harass\w*|discriminat\w*|abus\w+|toxic|racis\w+|sexis\w+|misconduct|negligen\w+|apolog\w+|regret\w*|sorry|unfortunately|sadly|fail(?:s|ed|ing|ures?)?|cris[ei]s|struggl\w+|delay(?:s|ed)?|pollut\w+|war|betrug|skandal|klage|entlass\w+|insolvenz\w*|konkurs|gestorben|unfall|verlust\w*|licenciements?|fraude|scandale|faillite|décès|despidos?|quiebra)\b/iu

// A stem that stands for good news here: "closed-loop", "lossless" and "loss prevention" tell of products.
const harmless =
  /\b(?:closed[- ]loop|loss prevention|weight loss|fail[- ]?safe|court(?:yard|esy)|strike (?:a|the) balance|(?:never|no|without|zero|prevent\w*|reduc\w+|avoid\w*|fight\w*|detect\w*|stop\w*) (?:[\p{L}-]+ ){0,2}?(?:fraud|crime|breach\w*|accidents?|injur\w+|loss(?:es)?|downtime|pollution|deaths?|abuse|failures?|delays?|debts?|harassment|discrimination))\b/giu

/** Whether a company's line tells of something that went badly: never a reason to write, however well it fits. */
export function isBadNews(line: string): boolean {
  return companyBadNews.test(line.replace(harmless, ' '))
}

const ownFailing =
  /\b(?:fail\w*|miss(?:ed|es|ing)?|not|never|unable|despite|in spite of|cannot|without success|unsuccessful\w*|lost|losing|mistak\w+|fired|dismiss\w*|laid off|warned|reprimand\w*|demot\w+|suspended|quit|no longer|bankrupt\w*|nicht|nie(?:mals)?|kein\w*|jamais)\b|n['’]t\b/iu

// What went wrong and was mended: "failed deployments fell by 40%", "reduced missed deliveries", "no lost orders".
const mended =
  /\b(?:fail(?:ed|ures?|ing)|missed|lost) (?:(?!while|and|but|as|when|because|to)[\p{L}-]+ ){1,2}(?:fell|dropped|went down|decreased|halved|declined|were cut)\b|\b(?:reduc\w+|cut(?:ting)?|lower\w*|eliminat\w+|prevent\w*|avoid\w*|recover\w*|fix(?:ed|ing)?|caught|detect\w*|no|zero|fewer) (?:[\p{L}\d%-]+ ){0,2}?(?:fail(?:ed|ures?|ing)|missed|lost|mistakes?)\b/giu

/** Whether a bullet tells of a failing, or of what was not done: no proof of anything, even where it ends well. */
export function tellsOfFailing(bullet: string): boolean {
  return (
    ownFailing.test(bullet.replace(/\bnot only\b/giu, ' ').replace(mended, ' ')) ||
    findDisclaimedSkills(bullet).length > 0
  )
}

const unearned =
  /\b(?:in progress|ongoing|pending|planned|planning|preparing|studying|expired|lapsed|revoked|candidate for|expected|working towards?|en cours|geplant|abgelaufen)\b/iu

/** Whether a line of certifications or awards names something the person holds now. */
export function isEarned(line: string): boolean {
  return !unearned.test(line) && !tellsOfFailing(line)
}
