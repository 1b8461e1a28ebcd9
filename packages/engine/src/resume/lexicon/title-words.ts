import { jobWords } from '../../text/job-words.ts'

/** Words that name a job, folded, in the languages resumes are most often written in. Singular only: plurals name firms. */
const titleWords: ReadonlySet<string> = new Set(
  `worker typist candidate concertmaster violinist pianist cellist helper attendant tech member student operative lifeguard nanny babysitter ranger correspondent columnist blogger creator marketer seller mentor deckhand cameraman groomer esthetician observer canvasser fundraiser organiser campaigner grader marshal crewman lineman lineworker roughneck logger arborist beekeeper gamekeeper groom jockey surveyor valuer conveyancer clerk engineer developer programmer manager director analyst consultant nurse teacher professor assistant associate coordinator co-ordinator specialist officer president chief
  intern technician mechanic electrician plumber carpenter welder driver operator supervisor foreman superintendent clerk cashier server bartender waiter waitress cook chef barista sergeant captain
  lieutenant commander corporal colonel admiral petty airman seaman sailor soldier corpsman medic leader recruiter accountant auditor bookkeeper controller comptroller treasurer attorney lawyer paralegal counsel partner designer
  architect artist writer copywriter editor journalist reporter producer photographer videographer animator illustrator scientist researcher fellow lecturer instructor tutor trainer physician doctor surgeon therapist pharmacist
  dentist hygienist paramedic emt caregiver carer aide pilot planner buyer merchandiser strategist evangelist administrator representative rep agent broker trader banker adviser advisor underwriter actuary
  tester owner founder co-founder cofounder freelancer freelance contractor subcontractor trainee apprentice journeyman executive secretary receptionist librarian curator translator interpreter inspector surveyor estimator
  machinist laborer labourer handler packer picker guard firefighter detective policeman vp svp evp avp ceo cto cfo coo cio cmo ciso cpo cro sde swe sdet sre pm rn lpn cna scrum chair chairman chairwoman chairperson reader dean provost principal steward stewardess registrar deputy
  postdoc postdoctoral scholar resident chaplain pastor minister priest rabbi counselor counsellor psychologist psychiatrist radiographer radiologist sonographer phlebotomist midwife optometrist dietitian nutritionist physiotherapist veterinarian chemist biologist physicist
  mathematician statistician economist geologist geophysicist ecologist archaeologist historian teller concierge housekeeper janitor custodian cleaner gardener landscaper painter roofer mason bricklayer plasterer tiler joiner fitter pipefitter steamfitter millwright rigger ironworker
  hvac installer repairer dispatcher courier rider porter bellman valet host hostess sommelier baker butcher fisherman farmer rancher florist tailor seamstress hairdresser stylist barber beautician model actor actress musician composer conductor dancer choreographer singer coach athlete referee
  headmaster headteacher governor trustee mayor councillor legislator diplomat ambassador attache consul clerkship judge magistrate bailiff mediator notary solicitor barrister advocate scribe transcriptionist coder modeler modeller drafter draftsman draughtsman cad craftsman sculptor
  webmaster sysadmin dba qa tpm csm sdr bdr ae hrbp pmo generalist lead head boss superintendent toolmaker assembler fabricator loader stocker shopper merchandizer greeter expeditor expediter scheduler buyer appraiser adjuster examiner investigator interviewer proofreader facilitator organizer organiser negotiator buyer procurer quant statistician sorter gunner rifleman infantryman machinegunner mortarman crewchief watchstander yeoman boatswain hauler hand trucker drover tutor farmhand ranchhand sales associate utvecklare forare larare underskoterska larling utvikler konsulent medarbejder saelger pedagog projektleder specialista ksiegowa ksiegowy kierowca nauczyciel sprzedawca handlowiec magazynier pielegniarka lekarz elektryk mlodszy starszy mudur muhasebeci ogretmen hemsire satis staf pegawai karyawan manajer guru perawat contabil vanzator profesor sofer asistent ucitel ridic prodavac infantryman nco ncoic oic grenadier sapper logistician quartermaster crewmember aviator navigator boatswain machinist
  ingenieur ingenieurin entwickler entwicklerin berater beraterin sachbearbeiter sachbearbeiterin kaufmann kauffrau geschaftsfuhrer geschaftsfuhrerin werkstudent werkstudentin praktikant praktikantin praktikum auszubildender auszubildende azubi mitarbeiter mitarbeiterin hilfskraft referent referentin assistent assistentin techniker technikerin mechaniker mechatroniker
  mechanikerin monteur meister pfleger pflegerin krankenschwester lehrer lehrerin arzt arztin fachkraft verkaufer verkauferin leiter leiterin leitung projektleiter projektleiterin teamleiter teamleiterin abteilungsleiter buchhalter buchhalterin redakteur redakteurin koch kellner kellnerin elektriker schlosser tischler maler fahrer fachinformatiker steuerberater rechtsanwalt rechtsanwaltin dozent dozentin doktorand doktorandin
  erzieher erzieherin sekretarin architektin designerin trainer volontar volontarin aushilfe sozialarbeiter vorstand prokurist disponent konstrukteur gesundheitspfleger gesundheitspflegerin
  developpeur developpeuse responsable charge chargee directeur directrice conseiller conseillere technicien technicienne gestionnaire comptable infirmier infirmiere vendeur vendeuse stagiaire stage enseignant enseignante professeur professeure gerant gerante alternant alternante adjoint
  adjointe redacteur redactrice ouvrier cuisinier cuisiniere serveur serveuse architecte consultante commercial commerciale avocat avocate medecin chercheur chercheuse doctorant doctorante assistante ingenieure animateur animatrice educateur educatrice formateur formatrice chauffeur electricien plombier juriste analyste administrateur administratrice coordinateur coordinatrice coordonnateur secretaire
  agente adjoints controleur controleuse chef cheffe chercheure geometre infographiste menuisier macon soudeur soudeuse magasinier magasiniere livreur preposee prepose moniteur monitrice aide cadre agents employe employee
  concepteur conceptrice graphiste auditeur auditrice aide-soignante aide-soignant hote hotesse caissier caissiere preparateur acheteur acheteuse pharmacien pharmacienne traducteur traductrice
  ingeniero ingeniera desarrollador desarrolladora programador programadora gerente jefe jefa analista tecnico tecnica asistente auxiliar administrativo administrativa contable contador contadora enfermero enfermera profesor profesora docente vendedor vendedora comercial consultor consultora arquitecto arquitecta
  becario becaria coordinador coordinadora encargado encargada camarero camarera operario operaria abogado abogada directora medico medica investigador investigadora dependiente dependienta recepcionista cocinero cocinera maestro maestra disenador disenadora conductor periodista traductor traductora practicante gestor gestora
  engenheiro engenheira desenvolvedor desenvolvedora diretor diretora coordenador coordenadora assistente estagiario estagiaria professora professor escriturario escrituraria especialista lider encarregado encarregada advogado advogada motorista vendedora programadora farmaceutico farmaceutica secretaria secretario gestora supervisora pesquisador pesquisadora estagio caixa
  ingegnere sviluppatore sviluppatrice direttore direttrice impiegato impiegata addetto addetta consulente farmacista infermiere infermiera insegnante tirocinante stagista commesso commessa operaio operaia architetto architetta collaboratore collaboratrice coordinatore coordinatrice
  responsabile segretaria segretario cameriere cameriera cuoco cuoca medico avvocato avvocata ricercatore ricercatrice dottorando dottoranda grafico programmatore progettista contabile educatore educatrice magazziniere tecnico docente receptionist autista ragioniere
  medewerker medewerkster adviseur ontwikkelaar directeur stagiair stagiaire verpleegkundige leraar lerares docent beheerder verkoper verkoopster monteur hoofd onderzoeker projectleider teamleider boekhouder chauffeur kok begeleider planner consulent jurist voorman vertegenwoordiger coordinator
  inzynier kierownik specjalista programista asystent utvecklare ingenjor chef lakare sjukskoterska konsult projektledare sykepleier udvikler ingenior radgiver kehittaja insinoori
  muhendis muhendisi uzman uzmani mudur muduru yonetici yoneticisi gelistirici gelistiricisi danisman danismani ogretmen ogretmeni hemsire hemsiresi muhasebeci asistan asistani stajyer stajyeri analist analisti tasarimci tasarimcisi teknisyen teknisyeni
  direktoru sorumlusu temsilcisi koordinatoru operatoru sekreter sekreteri avukat programci programcisi yazilimci gorevlisi elemani eczaci
  programmerare barnskotare butikschef personlig snickare elektriker rormokare murare kock servitor servitris harjoittelija myyja kokki opettaja sairaanhoitaja lahihoitaja sahkoasentaja ohjelmoija siivooja kuljettaja
  λογιστησ λογιστρια υπευθυνοσ υπευθυνη βοηθοσ μηχανικοσ προγραμματιστησ προγραμματιστρια πωλητησ πωλητρια νοσηλευτησ νοσηλευτρια δασκαλοσ δασκαλα καθηγητησ καθηγητρια διευθυντησ διευθυντρια συμβουλοσ αναλυτησ αναλυτρια σχεδιαστησ σχεδιαστρια τεχνικοσ υπαλληλοσ γραμματεασ οδηγοσ μαγειρασ σερβιτοροσ σερβιτορα ιατροσ γιατροσ δικηγοροσ αρχιτεκτονασ ερευνητησ ερευνητρια διαχειριστησ προισταμενοσ προισταμενη συντονιστησ συντονιστρια ηλεκτρολογοσ ασκουμενοσ ασκουμενη φαρμακοποιοσ ταμιασ συνεργατησ εκπαιδευτησ ξεναγοσ
  inginer inginera stagiar stagiara economist vanzatoare ospatar bucatar mecanic electrician zidar tamplar lacatus
  інженер розробник керівник вчитель вчителька лікар водій помічник продавець кухар медсестра економіст юрист електрик викладач дизайнер помощник продавец водитель повар экономист юрист администратор оператор слесарь сварщик электрик преподаватель дизайнер архитектор
  инженер разработчик менеджер директор руководитель специалист программист аналитик врач учитель консультант бухгалтер エンジニア 主任 部長 課長 係長 担当 工程师 经理`.split(
    /\s+/u,
  ),
)

const titleEndings =
  /(?:ingenieur(?:in)?|entwickler(?:in)?|berater(?:in)?|leiter(?:in)?|techniker(?:in)?|mechaniker(?:in)?|kaufmann|kauffrau|pfleger(?:in)?|arbeiter(?:in)?|assistent(?:in)?|analyst(?:in)?|manager(?:in)?|verkaufer(?:in)?|lehrer(?:in)?|meister(?:in)?|student(?:in)?|medewerker|leider|beheerder|adviseur|ontwikkelaar|engineer|praktikant(?:in)?|fuhrer(?:in)?|referent(?:in)?|installateur(?:in)?|elektriker(?:in)?|monteur(?:in)?|schlosser(?:in)?|helfer(?:in)?|fahrer(?:in)?|betreuer(?:in)?|planer(?:in)?|zeichner(?:in)?|pruefer(?:in)?|fachkraft|sachbearbeiter(?:in)?|angestellter?|beamter?|beamtin|utvecklare|saljare|larare|ledare|skoterska|ingenjor|konsult|handlaggare|vardare|tekniker|koordinator|kehittaja|paallikko|asiantuntija|hoitaja|insinoori|suunnittelija|myyja|johtaja|avustaja|asentaja|udvikler|utvikler|pædagog|pleier|plejerske|medarbejder|leder|selger|sælger|lærer)$/u

/** Endings in scripts that set no blanks between words. */
const titleEndingsWithoutBlanks =
  /(?:エンジニア|マネージャー?|マネジャー|部長|課長|係長|主任|担当|リーダー|デザイナー|コンサルタント|アナリスト|ディレクター|営業|事務|店長|正社員|研究員|教授|講師|医師|看護師|薬剤師|工程师|经理|总监|主管|设计师|分析师|顾问|助理|개발자|엔지니어|매니저|팀장|과장|대리|디자이너|간호사|교사|연구원|컨설턴트|담당자?)$/u

/** Whether one folded word names a job. */
export function isTitleWord(word: string): boolean {
  return (
    titleWords.has(word) ||
    jobWords.has(word) ||
    (word.length > 7 && titleEndings.test(word)) ||
    titleEndingsWithoutBlanks.test(word)
  )
}

/** Words after which the thing a job is about follows: the word before them is the job. */
export const afterTitle: ReadonlySet<string> = new Set(
  'of for in and & to de des du d da do das dos di del della van voor fur der im on i ii iii iv v 1 2 3 4 sr jr e y en et und at general adjunto trainee senior junior ds pri du des sr. jr.'.split(
    ' ',
  ),
)
