/** What a section of a posting holds. `skip` is text about the application process, law and privacy. */
export type SectionKind = 'must' | 'nice' | 'duties' | 'about' | 'role' | 'benefits' | 'pay' | 'skip' | 'other'

/**
 * Words of headings, as patterns without anchors, most telling first: "Preferred qualifications" is nice-to-have although
 * "qualifications" alone is not. Languages: English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish, Norwegian, Polish.
 */
export const headingPatterns: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'skip',
    /equal (?:employment )?opportunit|\beeo\b|privacy|disclaimer|accommodation|how to apply|to apply\b|application process|interview process|hiring process|recruitment process|next steps|similar jobs|related jobs|recommended jobs|more jobs|additional resources|additional information|use in interviews|cookie|share this|job alert|datenschutz|bewerbungsprozess|jetzt bewerben|postuler|candidature|comment postuler|cómo aplicar|como se candidatar|diversity|inclusion statement|chancengleichheit|legal notice|\bkontakt\b|^contact$|background check|vacature|sådan søger du|ansökan/iu,
  ],
  [
    'duties',
    /essential (?:functions|duties|job|responsib)|(?:key|main|core|primary|principal|major) (?:responsib|duties|functions|tasks|accountab)/iu,
  ],
  [
    'nice',
    /nice.{0,3}to.{0,3}have|^assets?$|considered assets?|atouts|extra (?:love|points|kudos)|(?:bonus|brownie|cherry)\b|it.{0,2}s (?:great|a plus|nice) if|we.{0,2}d love|valorizamos|valoramos|se valorar|das wäre toll|schön wäre|pluspunkte gibt|det er en fordel|serait un plus|le petit plus|bonus (?:points|skills|qualifications|if)|^bonus\b|preferred|preferen(?:ce|tial)|desir(?:able|ed)|\bplus(?:ses)?\b|good to have|even better|extra credit|brownie points|advantageous|would be (?:nice|great|an advantage)|optional|ideally|icing|stand out|sets? you apart|wünschenswert|von vorteil|pluspunkte|das wäre schön|idealerweise|les plus\b|atouts?\b|souhaité|apprécié|deseable|se valora|valorable|plus\b|diferenciais|diferencial|desejáve|gradit|costituisce titolo|\bpré$|mile widziane|meriterande|fordel|pluspunten/iu,
  ],
  [
    'benefits',
    /benefits|perks|what (?:we|you).{0,3}(?:ll)? ?(?:offer|get)\b|what.{0,3}s in it for you|we offer|our offer|why (?:you.{0,3}ll love|join|work|us)|what you.{0,3}ll (?:get|receive)|in return|wir bieten|was wir bieten|das bieten|unser angebot|deine vorteile|ihre vorteile|benefits|nous (?:vous )?(?:offrons|proposons)|avantages|ce que nous|ofrecemos|qué ofrecemos|beneficios|benefícios|oferecemos|offriamo|wij bieden|wat bieden|vi tilbyder|vi erbjuder|vi tilbyr|oferujemy/iu,
  ],
  [
    'pay',
    /compensation|salary|pay (?:range|rate|scale|transparency)|^pay\b|remuneration|vergütung|gehalt|rémunération|salaire|salario|retribuci|remuneração|retribuzione|\bwage/iu,
  ],
  [
    'must',
    /qu[ée] (?:pedimos|buscamos|necesitamos|requerimos|esperamos)|lo que (?:buscamos|pedimos|necesitamos)|the person$|person specification|o que (?:procuramos|buscamos|esperamos)|wat vragen wij|wat breng je mee|wij vragen|cosa cerchiamo|das bringe?n?s?t? (?:sie|du) mit|was (?:sie|du) mitbring\w*|(?:sie|du) bringe?n?s?t? mit|damit (?:begeisterst|überzeug)|requirements?|qualifications?|what we.{0,3}(?:re|are) looking for|what are we looking for|(?:we|you) (?:are |.{0,2}re )?look(?:ing)? for|who we.{0,3}re looking for|who you are|about you\b|you (?:have|bring|are|will have|should have|must have|need|must|might be|may be)\b|you.{0,2}(?:ve got|re (?:likely )?a|ll have|ll need|ll bring|d bring)|what you.{0,3}(?:ll )?(?:bring|need|have)|what (?:makes you|it takes|we need|we expect|we ask)|your (?:profile|background|skills|experience|qualifications|strengths)|must.{0,2}haves?|essentials?\b|(?:key|core|required|technical|minimum|basic) (?:skills|experience|competenc|criteria)|skills(?: and| &|,|\b)|experience (?:and|&|required|needed)|^experience$|education(?: and| &|$)|candidate (?:profile|will)|ideal candidate|successful candidate|person specification|selection criteria|strong fit|great fit|good fit|eligibility|knowledge,? skills|licen[sc]es? (?:and|&)|certifications?|prerequisites?|competencies|minimum\b|required\b|(?:ihr|dein|das) profil|profil\b|anforderungen|qualifikation|voraussetzungen|das bringst du|du bringst|sie bringen|was (?:du|sie) mitbring|was wir[^.]{0,25}erwarten|wir erwarten|mitbring(?:en|st)|ihre qualifikation|dich auszeichnet|sie auszeichnet|kenntnisse|votre profil|profil recherché|compétences|qui êtes-vous|vous êtes|ton profil|prérequis|formation|requisitos|perfil|qué buscamos|qué necesitas|tu perfil|lo que buscamos|requisiti|il tuo profilo|cosa cerchiamo|wat vragen|functie-?eisen|jouw profiel|wat breng|vi (?:söker|søger|søker) (?:dig|deg)|om dig\b|din profil|kvalifikationer|vi forventer|kvalifikasjoner|om deg\b|krav\b|wymagania|oczekujemy/iu,
  ],
  [
    'duties',
    /das erwartet (?:sie|dich|euch)|the gig\b|responsibilit|what you.{0,3}(?:ll| will)? ?(?:do|be doing|own|work on|work|deliver)\b|you.{0,3}ll (?:do|be doing|own|work)|you will\b|day.to.day|duties|the work\b|key tasks|your (?:role|tasks|mission|impact|responsib)|in this role|essential functions|accountabilit|a day in|main tasks|key areas|job functions|(?:deine|ihre|die|unsere) aufgaben|aufgaben|tätigkeiten|das erwartet dich|was dich erwartet|was sie erwartet|verantwortung|vos missions|missions|vos responsabilités|tes missions|responsabilidades|funciones|tus funciones|qué harás|atividades|atribuições|mansioni|responsabilità|attività|cosa farai|taken\b|werkzaamheden|arbejdsopgaver|dine opgaver|opgaver|arbetsuppgifter|arbeidsoppgaver|obowiązki|zakres|how you.{0,3}ll (?:contribute|make)|impact you/iu,
  ],
  [
    'role',
    /about the (?:role|job|position|opportunity|team)|the (?:role|position|opportunity|job|team)\b|(?:role|job|position) (?:overview|summary|description|purpose)|job details|overview|summary|purpose|position\b|description|über die (?:stelle|rolle|position)|stellenbeschreibung|le poste|description du poste|descripción|descrição|la posizione|om stillingen|om jobbet|over de functie|om rollen/iu,
  ],
  [
    'about',
    /^about\b|who we are|our (?:company|mission|story|values|team|culture|vision|commitment)|^why\b|company (?:description|overview|profile)|values|\bculture\b|^life at|über uns|wer wir sind|das unternehmen|das sind wir|à propos|qui sommes.nous|l.entreprise|notre (?:entreprise|société)|sobre (?:nosotros|nós|a empresa)|quiénes somos|quem somos|chi siamo|over ons|wie zijn wij|om os|om oss|o nas|benefits and growth|^join us/iu,
  ],
]
