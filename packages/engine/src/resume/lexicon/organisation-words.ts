import { legalForms, organisations } from './words-by-language.ts'

/** Words that end or begin the name of an employer or a school, folded. */
const organisationWords: ReadonlySet<string> = new Set([
  ...organisations,
  ...`inc llc llp ltd limited plc corp corporation company co gmbh ag kg se ohg ug mbh sa sas sarl srl spa s.a s.p.a s.r.l s.l sl bv b.v nv n.v oy ab as aps pty pvt kk k.k lp pllc ltda eireli cie
  group gruppe groupe grupo gruppo holdings holding partners associates consulting consultants consultancy solutions systems technologies technology labs laboratories laboratory services industries enterprises ventures capital
  bank banco banque banca bancorp insurance hospital hospitals hopital ospedale ziekenhuis klinikum klinik clinic clinica clinique university universitat universite universidad universidade universita universiteit uniwersytet college school schule ecole
  escuela escola scuola institute institut instituto istituto academy akademie academie academia foundation fundacion fundacao fondazione stiftung trust council authority agency agentur agence agencia ministry ministerium ministere ministerio department
  army navy force marines guard usaf usmc airlines airways air motors motor electric electronics pharmaceuticals pharma healthcare medical media studio studios agency firm restaurant hotel hotels resort cafe bistro store stores supermarket market markets shop center centre centro zentrum
  church society association verband verein association union club federation county city state government stadt ville mairie gemeente ayuntamiento prefeitura comune commune kommune museum library theatre theater magazine press publishing publishers news newspaper
  software analytics networks communications telecom energy oil gas mining steel chemicals foods brewing brewery farms logistics transport transportation freight shipping construction contractors builders plumbing heating roofing electrical mechanical engineering properties realty estate
  farmacia pharmacy apotheke pharmacie praxis kanzlei steuerkanzlei buro cabinet etudio estudio oficina azienda impresa empresa sociedad entreprise societe werke werk brands products international worldwide global industries manufacturing works bros brothers sons fc nhs gymnasium realschule lycee liceo colegio district unified hypermarket cooperative coop hochschule fachhochschule polytechnic politecnico
  universitesi lisesi bankasi hastanesi sirketi belediyesi bakanligi holding
  ооо оао зао пао ао тов фоп прат
  πανεπιστημιο πολυτεχνειο νοσοκομειο τραπεζα εταιρεια δημοσ σχολη ομιλοσ ινστιτουτο
  株式会社 大学 有限公司 公司`.split(/\s+/u),
])

const organisationEndings =
  /(?:universitat|hochschule|klinikum|krankenhaus|werke|bank|verlag|gymnasium|stiftung|gesellschaft|universiteit|hogeschool|ziekenhuis)$/u

/** Whether one folded word marks an employer or a school. */
export function isOrganisationWord(word: string): boolean {
  return (
    organisationWords.has(word) ||
    (word.length > 8 && organisationEndings.test(word)) ||
    /^(?:株式会社.*|주식회사.*|㈜.*|.+(?:株式会社|大学|公司|학교|병원))$/u.test(word)
  )
}

/** Legal forms: these decide even where a job word stands beside them. */
export const legalForm = new RegExp(
  String.raw`(?:^|[\s,])(?:inc|llc|llp|ltd|plc|corp|gmbh|ag|kg|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|pty|pvt|k\.k|co|limited|ltda|bros|aps|oy|ab|a\.?ş|şti|α\.?ε|ο\.?ε|ε\.?π\.?ε|ι\.?κ\.?ε|z o\.o|a\.?s|d\.?o\.?o|${legalForms})\.?\)?$`,
  'iu',
)

/** What may not stand alone after a comma: it belongs to the name before it. */
export const legalFormPart =
  /^(?:inc|llc|llp|ltd|plc|corp|co|gmbh|s\.?a|s\.?l|s\.?r\.?l|limited|pllc|p\.?c|n\.?a|lp|pty ltd|pvt\.? ltd|a\.?\s?s|s\.?\s?r\.?\s?o|d\.?o\.?o|d\.?d|a\.?ş|(?:ltd\.? )?şti)\.?$/iu
