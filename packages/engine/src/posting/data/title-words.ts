/** Words that name a kind of work. A line with one of them can be a job title; the stems are compared as word endings or beginnings. */
export const roleNouns = new Set(
  `
engineer engineers developer developers programmer architect scientist analyst manager director president officer designer nurse teacher lecturer professor
tutor assistant associate administrator accountant bookkeeper controller auditor consultant specialist coordinator representative rep executive
lead head chief intern internship trainee apprentice technician mechanic electrician plumber welder carpenter driver operator operative cook chef
server bartender barista waiter waitress host hostess cashier clerk receptionist secretary supervisor foreman superintendent worker labourer laborer
guard officer detective investigator firefighter paramedic physician doctor surgeon dentist pharmacist therapist psychologist counselor counsellor
psychiatrist veterinarian radiographer sonographer hygienist phlebotomist midwife caregiver carer aide attendant housekeeper cleaner janitor custodian
lawyer attorney counsel paralegal solicitor barrister judge notary recruiter partner strategist planner buyer purchaser merchandiser marketer marketeer
copywriter writer editor journalist reporter producer photographer videographer animator illustrator artist translator interpreter librarian curator
researcher fellow postdoc student professional practitioner advisor adviser agent broker underwriter actuary trader banker teller economist
statistician mathematician physicist chemist biologist geologist surveyor inspector assessor examiner estimator scheduler dispatcher handler picker packer
loader stocker machinist fitter installer fabricator assembler painter roofer mason bricklayer plasterer gardener landscaper farmer pilot captain
steward instructor trainer coach facilitator mentor evangelist advocate ambassador owner founder principal vp cto ceo cfo coo cmo ciso sre sdet devops swe sde
technologist hygienist provider clinician dietitian nutritionist optometrist audiologist anesthesiologist hospitalist educator nanny babysitter stylist
barber hairdresser beautician florist butcher baker jeweler tailor anchor chaplain pastor soldier sergeant lieutenant ranger collector commissioner
bdr sdr ae csm pm tpm ux designerin millwright journeyperson journeyman sommelier concierge porter bellhop valet associate generalist expert member
crew hand tester qa administrator-in-training team-leader teamleader merchandiser negotiator adjuster adjudicator caseworker warden liaison
ingenieur ingenieurin entwickler entwicklerin pflegefachkraft pflegefachmann pflegefachfrau krankenpfleger krankenschwester pflegehelfer pflegekraft altenpfleger
buchhalter buchhalterin finanzbuchhalter bilanzbuchhalter steuerfachangestellte steuerberater sachbearbeiter sachbearbeiterin kaufmann kauffrau kaufleute verkäufer verkäuferin
verkaufsberater filialleiter leiter leiterin leitung berater beraterin mitarbeiter mitarbeiterin fachkraft fachinformatiker mechatroniker elektriker elektroniker schlosser
mechaniker monteur schweißer fahrer kraftfahrer lagerist lagermitarbeiter koch köchin kellner erzieher erzieherin lehrer lehrerin arzt ärztin referent referentin
werkstudent werkstudentin praktikant praktikantin praktikum auszubildende auszubildender ausbildung assistenz assistentin projektleiter teamleiter vertriebsmitarbeiter
infirmier infirmière comptable développeur développeuse ingénieur ingénieure vendeur vendeuse chargé chargée responsable directeur directrice gestionnaire
technicien technicienne assistante conducteur conductrice cuisinier serveur serveuse enseignant enseignante juriste avocat stagiaire alternant chef cheffe
commercial commerciale conseiller conseillère agent opérateur opératrice aide-soignant aide-soignante électricien plombier mécanicien soudeur magasinier caissier
ingeniero ingeniera desarrollador desarrolladora enfermero enfermera contable analista gerente jefe jefa vendedor vendedora asistente auxiliar técnico técnica
operario operaria conductor conductora cocinero camarero camarera profesor profesora abogado abogada administrativo administrativa diseñador diseñadora consultor consultora
engenheiro engenheira desenvolvedor desenvolvedora enfermeiro enfermeira contador coordenador coordenadora assistente estagiário eletricista motorista professor vendedor
infermiere infermiera sviluppatore sviluppatrice ingegnere contabile impiegato impiegata addetto addetta responsabile commesso cuoco cameriere
verpleegkundige ontwikkelaar medewerker boekhouder leraar chauffeur monteur adviseur sygeplejerske udvikler ingeniør medarbejder konsulent lærer sjuksköterska utvecklare
ingenjör lärare säljare sykepleier utvikler pielęgniarka programista specjalista kierownik księgowy inżynier konsultant kierowca sprzedawca
`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Endings of compound nouns that name a kind of work where words are written together. */
export const roleEndings =
  /(?:ingenieur|entwickler|pfleger|kraft|berater|leiter|leitung|mitarbeiter|mechaniker|elektroniker|verkäufer|kaufmann|kauffrau|techniker|fahrer|assistenz|student|schwester|pädagoge|therapeut|helfer|verwalter|planer|manager|arbeiter|meister|führer|schreiner|tischler|maler|jurist|anwalt|medarbejder|udvikler|utvecklare|ingenjör|pleier|kundige|ontwikkelaar)(?:in|innen|e|er|\*in|:in|_in|\/in)?$/iu
