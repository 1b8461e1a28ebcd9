export type SectionKind =
  | 'header'
  | 'personal'
  | 'summary'
  | 'experience'
  | 'education'
  | 'skills'
  | 'projects'
  | 'certifications'
  | 'languages'
  | 'publications'
  | 'awards'
  | 'qualifications'
  | 'other'

/** Phrases set apart by semicolons. */
function phrases(list: string): readonly string[] {
  return list.split(';').map((phrase) => phrase.trim())
}

/**
 * Section headings as people write them, folded, with "&" read as "and". A heading that is none of these may still be
 * one by its last word (`headWords`) after describing words (`modifiers`).
 */
export const headingPhrases: Readonly<Record<Exclude<SectionKind, 'header'>, readonly string[]>> = {
  personal: phrases(`
    personal details; personal information; personal data; personal particulars; contact; contact details;
    contact information; contact info; contact me; contacts; details; get in touch; personliche daten;
    personliche angaben; zur person; angaben zur person; kontakt; kontaktdaten; coordonnees;
    informations personnelles; etat civil; datos personales; contacto; dados pessoais; informacoes pessoais;
    contato; informazioni personali; dati personali; contatti; persoonlijke gegevens; personalia; contactgegevens;
    bio data; biodata; kontaktinformation; контакты; личные данные; 連絡先; контакти; особисті дані; 인적사항; 인적 사항; 연락처; προσωπικα στοιχεια; στοιχεια επικοινωνιασ; επικοινωνια; dane osobowe; dane kontaktowe; kisisel bilgiler; iletisim; iletisim bilgileri; find me; links; online; profiles; social`),
  summary: phrases(`
    summary; professional summary; executive summary; career summary; summary of qualifications;
    qualifications summary; profile; professional profile; personal profile; career profile; executive profile;
    about; about me; hello; hi; hello there; objective; career objective; professional objective; personal statement; overview;
    professional overview; career overview; introduction; who i am; statement; research interests;
    research interest; research statement; bio; biography; highlights of qualifications; summary of experience;
    kurzprofil; profil; uber mich; zusammenfassung; personliches profil; qualifikationsprofil; berufsziel;
    a propos; a propos de moi; resume; objectif; objectif professionnel; presentation; profil professionnel;
    accroche; perfil; perfil profesional; sobre mi; objetivo; objetivo profesional; extracto; perfil profissional;
    objetivo profissional; resumo; resumo profissional; sobre mim; sobre; resumen; resumen profesional; sintese;
    profilo; profilo personale; profilo professionale; obiettivo; obiettivo professionale; chi sono; sommario; sommaire; sommaire professionnel; profil de carriere;
    profiel; persoonlijk profiel; over mij; samenvatting; о себе; обо мне; 自己pr; 職務要約; profile summary;
    про мене; 자기소개; 소개; προφιλ; επαγγελματικο προφιλ; περιληψη; συνοψη; σχετικα με εμενα; podsumowanie; podsumowanie zawodowe; profil zawodowy; o mnie; om mig; om meg; ozet; hakkimda; kariyer hedefi; 个人简介; 自我评价; summary statement; career goal; career goals; motto; what i do; areas of interest`),
  experience: phrases(`
    experience; work experience; professional experience; employment; employment history; work history;
    career history; professional history; professional background; career; employment experience;
    relevant experience; related experience; additional experience; other experience; other work experience;
    previous experience; prior experience; earlier experience; early career; earlier career; previous roles;
    previous employment; prior employment; experience and achievements; academic appointments; appointments;
    academic positions; positions held; positions; professional appointments; academic experience;
    academic employment; teaching experience; research experience; clinical experience; nursing experience;
    industry experience; internship; internships; internship experience; internship experiences;
    military experience; military service; military history; military career; service history;
    industrial experience; industrial training; professional career; career experience; selected experience;
    career progression; job history; jobs; work; where i have worked; where i've worked; work and experience;
    leadership and work experience; assignments; engagements; consulting experience; freelance experience;
    legal experience; government experience; key experience; experiences; paid employment; current employment;
    current position; driving experience; career contour; career path; career graph; career highlights and experience; professional journey; where i worked; my experience; my career; experience highlights; experience summary; work experiences; working experience; working experiences; professional engagements; anstallningar; arbetslivserfarenhet; anstallning; erfaring; karriere; ansaettelser; tyohistoria; is deneyimleri; deneyim; pracovni zkusenosti; praxe; munkatapasztalat; szakmai tapasztalat; experienta profesionala; experienta; experienta de munca; pengalaman kerja; pengalaman; historia zatrudnienia; przebieg kariery; sea service; sea service record; service record; sea experience; record of service; tour of duty; present employment; residency; clinical rotations; flight experience; berufserfahrung;
    berufserfahrungen; beruflicher werdegang; berufspraxis; werdegang; praktische erfahrung;
    praktische erfahrungen; berufliche erfahrung; berufliche erfahrungen; berufliche stationen;
    beruflicher hintergrund; berufstatigkeit; praktika; arbeitserfahrung; berufliche tatigkeit;
    berufliche laufbahn; praxiserfahrung; experience professionnelle; experiences professionnelles;
    parcours professionnel; emplois; stages; stages et emplois; stages et experiences; parcours;
    experiences et stages; experience de travail; experiencia; experiencia laboral; experiencia profesional;
    trayectoria profesional; trayectoria; historial laboral; experiencias; experiencia de trabajo; practicas;
    experiencia profissional; experiencias profissionais; historico profissional; trajetoria profissional;
    atuacao profissional; estagios; carreira; esperienza; esperienze; esperienza professionale;
    esperienze professionali; esperienza lavorativa; esperienze lavorative; esperienze di lavoro;
    percorso professionale; tirocini; werkervaring; ervaring; loopbaan; professionele ervaring;
    relevante werkervaring; stages en werkervaring; arbeidsverleden; arbetslivserfarenhet; erhvervserfaring;
    arbeidserfaring; doswiadczenie; doswiadczenie zawodowe; опыт работы; опыт; 職歴; 職務経歴; 工作经历; 工作經歷; tyokokemus;
    is deneyimi; is deneyimleri; is tecrubesi; deneyim; mesleki deneyim; kariera; досвід роботи; досвід; професійний досвід; 경력; 경력사항; 경력 사항; 경험; historia zatrudnienia; επαγγελματικη εμπειρια; εργασιακη εμπειρια; εμπειρια; προυπηρεσια; επαγγελματικη πορεια`),
  education: phrases(`
    education; study; academic background; academic credentials; school; schools and training; utbildningar; vzdelani; tanulmanyok; vegzettseg; educatie; educatie si formare; studii; pendidikan; ogrenim; educational attainment; scholastic background; academic profile; academic qualifications; academic qualification;
    educational qualifications; educational qualification; educational background; education and training;
    training and education; education and qualifications; qualifications and education; academics;
    academic history; academic record; academic details; academic credentials; educational details;
    education details; degrees; academic degrees; studies; schooling; educational history; education background;
    what i studied; where i learned; formal education; school; schools; where i studied; education and certifications; education and certification; education and credentials;
    education and licenses; education and licensure; education and professional development; education and honors;
    education and awards; education history; academic training; academic education; scholastic record;
    education and professional qualifications; university education; military education; academia; ausbildung;
    schulbildung; bildungsweg; studium; bildung; akademische ausbildung; ausbildung und studium;
    studium und ausbildung; schulische ausbildung; schul- und hochschulbildung; hochschulstudium;
    akademischer werdegang; aus- und weiterbildung; bildungsgang; schule und ausbildung; ausbildungen;
    hochschulausbildung; berufsausbildung; schulausbildung; schule; hochschule; formation; formations;
    formation academique; etudes; diplomes; diplomes et formations; formations et diplomes; formation et diplomes;
    cursus; parcours scolaire; parcours academique; scolarite; cursus universitaire; formation universitaire;
    etudes et formation; etudes et formations; formacion; formacion academica; educacion; estudios;
    formacion y estudios; estudios realizados; formacion reglada; educacion y formacion; formacao;
    formacao academica; educacao; escolaridade; formacao escolar; habilitacoes literarias; historico academico;
    educacao e formacao; istruzione; istruzione e formazione; formazione; formazione e istruzione;
    titoli di studio; studi; formazione accademica; percorso di studi; opleiding; opleidingen; studie;
    opleiding en cursussen; opleidingen en cursussen; scholing; utbildning; uddannelse; utdanning; edukacja;
    wyksztalcenie; образование; 学歴; 教育背景; koulutus; egitim; egitim bilgileri; освіта; 학력; 학력사항; 학력 사항; 교육; εκπαιδευση; σπουδεσ; εκπαιδευση και καταρτιση; ακαδημαικη εκπαιδευση; ακαδημαικεσ σπουδεσ`),
  skills: phrases(`
    skills; toolbox; toolkit; my toolbox; my tools; tool kit; kunskaper; kompetens; it-kunskaper; kompetanse; kompetencer; it-kompetencer; dovednosti; znalosti; keszsegek; szamitogepes ismeretek; competente; aptitudini; keahlian; kemampuan; beceriler; yetenekler; umiejetnosci i kompetencje; technical skills; software knowledge; software known; computer knowledge; computer proficiency; software proficiency; it knowledge; systems; core skills; key skills; professional skills; skills summary; skill set; skillset;
    skill sets; computer skills; it skills; software skills; software; tools; tools and technologies; technologies;
    tech stack; core competencies; competencies; key competencies; areas of expertise; expertise;
    technical expertise; technical proficiencies; proficiencies; technical competencies; technical summary;
    technical knowledge; skills and expertise; skills and tools; skills and abilities; skills and competencies;
    skills and technologies; skills and interests; skills and languages; languages and skills;
    skills and certifications; hard skills; soft skills; top skills; top-kenntnisse; principales competences; aptitudes principales; competenze principali; principali competenze; belangrijkste vaardigheden; strengths; key strengths; core strengths;
    abilities; specialties; specialities; specializations; areas of knowledge; technical tools; technology;
    technical; skills and qualifications; other skills; additional skills; relevant skills; digital skills;
    laboratory skills; lab skills; clinical skills; professional competencies; core expertise; key expertise;
    core capabilities; capabilities; functional skills; trade skills; design tools; design skills;
    programming skills; programming languages; technical stack; programming; skills profile; areas of strength;
    areas of specialization; key proficiencies; technical environment; technology stack; tools and software;
    software and tools; skills and knowledge; special skills; skill highlights; qualifications and skills; things i know; what i know; what i can do; what i'm good at; what i am good at; good at; equipment; equipment and tools;
    skills and software; key skills and competencies; interpersonal skills; core technologies;
    technologies and tools; technical skill set; technical and professional skills; kenntnisse; fahigkeiten;
    fachkenntnisse; it-kenntnisse; edv-kenntnisse; it kenntnisse; edv kenntnisse; kompetenzen;
    kenntnisse und fahigkeiten; fahigkeiten und kenntnisse; besondere kenntnisse; edv; technische kenntnisse;
    weitere kenntnisse; kernkompetenzen; softwarekenntnisse; computerkenntnisse; pc-kenntnisse;
    technische fahigkeiten; fachliche kompetenzen; sonstige kenntnisse; qualifikationen und kenntnisse;
    competences; competences techniques; competences cles; competences informatiques; informatique; outils;
    savoir-faire; atouts; domaines de competences; competences professionnelles; logiciels; savoir-etre;
    outils informatiques; qualites; competencias; habilidades; aptitudes; conocimientos; informatica;
    competencias tecnicas; habilidades tecnicas; conocimientos informaticos; conocimientos tecnicos; herramientas;
    aptitudes y competencias; destrezas; competencias digitales; programas; competencias e habilidades;
    habilidades e competencias; conhecimentos; conhecimentos tecnicos; conhecimentos de informatica;
    qualificacoes tecnicas; ferramentas; principais competencias; conhecimentos em informatica; competenze;
    competenze informatiche; competenze tecniche; competenze professionali; capacita e competenze;
    conoscenze informatiche; capacita e competenze tecniche; competenze digitali; abilita; capacita; vaardigheden;
    competenties; computervaardigheden; kennis; kennis en vaardigheden; technische vaardigheden; ict-vaardigheden;
    computerkennis; kwaliteiten; umiejetnosci; kompetencje; kompetenser; ferdigheter; fardigheter; навыки;
    ключевые навыки; スキル; 技能; taidot; навички; ключові навички; вміння; 기술; 기술 스택; 보유 기술; 보유기술; 스킬; teknik beceriler; bilgisayar bilgisi; δεξιοτητεσ; ικανοτητεσ; γνωσεισ; τεχνικεσ δεξιοτητεσ; ψηφιακεσ δεξιοτητεσ; γνωσεισ υπολογιστων`),
  projects: phrases(`
    projects; selected projects; personal projects; key projects; academic projects; side projects;
    notable projects; project experience; project work; project details; projects undertaken; open source;
    open source projects; open-source projects; open source contributions; research projects; portfolio;
    selected work; selected works; course projects; technical projects; major projects; mini projects;
    capstone project; final year project; relevant projects; recent projects; projects and research; case studies;
    class projects; software projects; engineering projects; independent projects; university projects;
    freelance projects; featured projects; major project; main projects; my projects; projekte;
    ausgewahlte projekte; eigene projekte; projets; projets personnels; projets academiques; realisations;
    proyectos; proyectos destacados; proyectos personales; 프로젝트; εργα; projeler; projetos; projetos pessoais; projetos academicos;
    progetti; progetti personali; projecten; projekty; проекты; projekt`),
  certifications: phrases(`
    certifications; certification; certificates; certificate; licenses; licences; licensure;
    licenses and certifications; licences and certifications; licensure and certifications;
    licensure and certification; certifications and licenses; certifications and licences;
    certifications and licensure; professional licenses; professional licences; professional certifications;
    professional certification; professional qualifications; certifications and training;
    training and certifications; training and certification; certificates and training; certificates and licenses;
    certificates and licences; credentials; professional credentials; accreditations;
    professional development and certifications; courses and certifications; certifications and courses;
    certifications and credentials; tickets; tickets and licences; licences and tickets; cards and certifications;
    industry certifications; technical certifications; ratings; certificates and ratings; licenses and ratings;
    teaching credentials; teaching certification; teaching certifications; bar admissions; bar admission;
    admissions; board certifications; board certification; licenses and credentials; certifications / licenses;
    safety certifications; certifications and memberships; certifications and professional development; license;
    licence; licenses and permits; professional licensure; security clearance and certifications; zertifikate;
    zertifizierungen; weiterbildung; weiterbildungen; fortbildungen; fortbildung; zertifikate und weiterbildungen;
    weiterbildungen und zertifikate; weiterbildung und zertifikate; scheine; lizenzen;
    certifications et formations; habilitations; certificats; permis; certificaciones; certificados; cursos;
    cursos y certificaciones; certificaciones y cursos; formacion complementaria; otros cursos; licencias;
    cursos e certificacoes; certificacoes; cursos complementares; certificacoes e cursos; cursos adicionais;
    qualificacoes e cursos; formacao complementar; certificazioni; corsi; corsi e certificazioni; certificati;
    abilitazioni; certificeringen; cursussen; certificaten; cursussen en certificaten; trainingen;
    diploma's en certificaten; certyfikaty; сертифікати; курси; 자격증; 자격; 资格证书; kursy; uprawnienia; uprawnienia i certyfikaty; szkolenia; kursy i szkolenia; szkolenia i kursy; kurser; certifikat; certifikater; sertifikater; sertifikalar; kurslar; πιστοποιησεισ; πιστοποιητικα; σεμιναρια; сертификаты; курсы; 資格; 免許・資格; 資格・免許`),
  languages: phrases(`
    languages; sprakkunskaper; sprogkundskaber; jazyky; jazykove znalosti; nyelvtudas; nyelvek; limbi straine; limbi; bahasa; diller; yabanci dil; yabanci diller; language; language skills; language proficiency; languages known; languages spoken;
    foreign languages; linguistic skills; spoken languages; language knowledge; language abilities; sprachen;
    sprachkenntnisse; fremdsprachen; langues; langues etrangeres; competences linguistiques; langues vivantes;
    idiomas; lenguas; competencias linguisticas; linguas; conocimiento de idiomas; lingue; lingue straniere;
    competenze linguistiche; conoscenze linguistiche; lingua; talen; talenkennis; taalvaardigheden;
    taalvaardigheid; jezyki; jezyki obce; sprak; sprog; языки; знание языков; 語学; 语言; 外语; 외국어; 어학; 언어; kielitaito; мови; знання мов; володіння мовами; dil; dil bilgisi; dil becerileri; yabanci dil bilgisi; znajomosc jezykow; γλωσσεσ; ξενεσ γλωσσεσ; γνωσεισ γλωσσων; γλωσσικεσ δεξιοτητεσ`),
  publications: phrases(`
    publications; selected publications; peer-reviewed publications; peer reviewed publications; journal articles;
    conference papers; papers; research publications; publications and presentations; publications and patents;
    journal publications; conference publications; recent publications; refereed publications;
    refereed journal articles; articles; books; selected papers; peer-reviewed articles; preprints; book chapters;
    list of publications; key publications; publications and talks; scholarly publications; academic publications;
    peer-reviewed journal articles; conference proceedings; working papers; bibliography; publikationen;
    veroffentlichungen; publikationsliste; publicaciones; publicacoes; artigos publicados; pubblicazioni;
    publicaties; publikacje; публикации; 論文; δημοσιευσεισ; artikel; publications scientifiques`),
  awards: phrases(`
    awards; awards and honors; awards and honours; honors and awards; honours and awards; honors; honours;
    achievements; awards and achievements; achievements and awards; prizes; prizes and awards; awards and prizes;
    scholarships; scholarships and awards; awards and scholarships; recognition; awards and recognition;
    recognition and awards; distinctions; fellowships; fellowships and awards; awards and fellowships;
    honors and scholarships; military awards; awards and decorations; decorations; medals; decorations and awards;
    honors and distinctions; accolades; academic achievements; academic honors; awards and accolades;
    selected awards; awards and accomplishments; accomplishments; honors & awards; military honors;
    medals and awards; awards and medals; awards received; auszeichnungen; preise; preise und auszeichnungen;
    stipendien; auszeichnungen und stipendien; stipendien und auszeichnungen; distinctions et prix; prix;
    prix et distinctions; recompenses; premios; premios y reconocimientos; reconocimientos;
    premios e reconhecimentos; becas; becas y premios; premi; premi e riconoscimenti; riconoscimenti; prijzen;
    onderscheidingen; nagrody; награды; 受賞; 受賞歴; 수상; 수상내역; 수상 내역; διακρισεισ; βραβεια`),
  qualifications: phrases(`
    qualifications; qualification; key qualifications; qualifikationen; qualifications professionnelles;
    qualificacoes; professional training; training`),
  other: phrases(`
    test scores; exam scores; test results; positions of responsibility; position of responsibility; roles of responsibility; leadership positions; leadership roles; leadership and volunteering; responsibilities; leadership and extracurricular; leadership and involvement; extracurriculars; speaking; talks and speaking; others; interests; hobbies; hobbies and interests; interests and hobbies; personal interests; other interests;
    activities; activities and interests; interests and activities; extracurricular activities;
    extra-curricular activities; extra curricular activities; co-curricular activities; leadership;
    leadership experience; leadership and activities; activities and leadership; leadership and service;
    volunteer work; volunteering; volunteer; volunteer experience; volunteering experience; voluntary work;
    voluntary experience; volunteer activities; volunteer service; community service; community involvement;
    community; civic activities; community engagement; references; referees; reference; declaration; memberships;
    professional memberships; membership; affiliations; professional affiliations; professional associations;
    associations; professional activities; memberships and affiliations; affiliations and memberships;
    professional memberships and affiliations; board memberships; board membership; boards; board positions;
    board experience; board service; directorships; board appointments; non-executive appointments; non-executive roles; trusteeships; other appointments; public appointments; governorships; non-executive directorships; non-executive director roles; grants; grants and funding;
    research grants; funding; research funding; teaching; supervision; service; academic service;
    professional service; talks; invited talks; presentations; conference presentations; conferences;
    conferences and talks; speaking; speaking engagements; patents; media; press; exhibitions; coursework;
    relevant coursework; courses; relevant courses; military training; professional development;
    additional information; additional; other information; other; miscellaneous; strengths and hobbies;
    work authorization; visa status; visa; nationality; security clearance; clearance; driving licence;
    availability; key achievements; career highlights; selected achievements; selected accomplishments;
    career achievements; key accomplishments; highlights; selected highlights; research; dissertation; thesis;
    personal; outside work; outside of work; student activities; campus involvement; campus activities;
    organizations; professional organizations; student organizations; editorial; reviewing; peer review;
    professional service and outreach; outreach; continuing education; travel; passions; my interests; workshops;
    workshops attended; workshops and conferences; seminars; training attended; trainings; apprenticeships; salary;
    notice period; students supervised; social media; quotes; summary of career; family; physical details;
    strengths and weaknesses; interessen; hobbys; hobbys und interessen; interessen und hobbys; ehrenamt;
    ehrenamtliches engagement; engagement; sonstiges; referenzen; fuhrerschein; mitgliedschaften; wehrdienst;
    zivildienst; personliche interessen; soziales engagement; freizeit; centres d'interet; centres d'interets; centre d'interet;
    loisirs; interets; benevolat; divers; references professionnelles; activites; activites extra-professionnelles;
    vie associative; passions et loisirs; intereses; aficiones; voluntariado; otros datos; otros datos de interes;
    referencias; informacion adicional; datos de interes; hobbies e interesses; interesses; informacoes adicionais;
    informacoes complementares; atividades complementares; voluntariado e atividades; trabalho voluntario;
    referencias pessoais; interessi; hobby; hobby e interessi; volontariato; patente; altre informazioni;
    ulteriori informazioni; referenze; autorizzazione; interesses e hobbies; hobby's; hobby's en interesses;
    interesses en hobby's; vrijwilligerswerk; referenties; nevenactiviteiten; overig; overige informatie;
    rijbewijs; zainteresowania; referencje; ενδιαφεροντα; χομπι; συστασεισ; εθελοντισμοσ; στρατιωτικεσ υποχρεωσεισ; ilgi alanlari; hobiler; referanslar; korkort; forerkort; интересы; 趣味; 志望動機; 本人希望記入欄; referenser; intressen; interesser;
    capacita e competenze relazionali; competenze organizzative; competenze comunicative; competenze relazionali`),
}

/** Last words that make a heading after describing words only. */
export const headWords: ReadonlyMap<string, SectionKind> = new Map(
  Object.entries({
    experience: 'experience employment appointments internships history',
    other:
      'background interests activities memberships affiliations achievements accomplishments training presentations involvement volunteering references patents',
    education: 'education',
    skills: 'skills competencies proficiencies expertise technologies knowledge software tools',
    projects: 'projects',
    certifications: 'certifications certificates licenses licences',
    publications: 'publications papers',
    awards: 'awards honors honours prizes scholarships',
    summary: 'summary profile objective',
    languages: 'languages',
  } satisfies Partial<Record<SectionKind, string>>).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, SectionKind] => [word, kind as SectionKind]),
  ),
)

/** Words that only describe the last word of a heading. */
export const modifiers: ReadonlySet<string> = new Set(
  `professional work relevant related selected additional other technical clinical teaching research industry
  industrial military previous prior recent past academic employment career key core personal computer language
  nursing legal sales management engineering flight consulting corporate business medical healthcare finance
  financial banking accounting marketing design creative software programming it hospitality retail restaurant
  construction trade field project executive administrative government federal public private freelance
  international domestic overseas practical hands-on hands on major minor significant notable representative
  further formal special specialized specialised operational practice policy editorial writing media film music
  performance production laboratory lab scientific digital web data analytics security customer-service and or the
  my of in with aviation maritime agricultural counseling social general full-time part-time paid current present
  early earlier later post-military civilian naval service employment-related job seagoing bedside volunteer university college school student graduate undergraduate postgraduate postdoctoral doctoral
  continuing peer-reviewed refereed journal conference relevante leadership`.split(/\s+/u),
)
