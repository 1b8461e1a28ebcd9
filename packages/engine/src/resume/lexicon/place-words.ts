import { cities, countries } from './words-by-language.ts'

/** Folded names and codes that end a place: "Austin, TX", "Lyon, France". Sources: ISO 3166, USPS and Canada Post codes, Indian states. */
const regionCodes: ReadonlySet<string> = new Set(
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU
  AB BC MB NB NL NS ON PE QC SK YT NT NSW VIC QLD ACT TAS UK USA US UAE DE FR ES IT CH AT BE IE NZ AU
  AC AM AP BA CE DF ES GO MA MG MS MT PB PI PR RJ RN RO RR RS SE SP TO`.split(/\s+/u),
)

const regionNames: ReadonlySet<string> = new Set(
  `alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;georgia;hawaii;idaho;illinois;indiana;iowa;kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska;nevada;new hampshire;new jersey;new mexico;new york;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania;rhode island;south carolina;south dakota;tennessee;texas;utah;vermont;virginia;washington;west virginia;wisconsin;wyoming;district of columbia;puerto rico;
  ontario;quebec;british columbia;alberta;manitoba;saskatchewan;nova scotia;new brunswick;victoria;queensland;new south wales;tamil nadu;karnataka;maharashtra;telangana;andhra pradesh;kerala;gujarat;rajasthan;west bengal;uttar pradesh;haryana;punjab;bihar;odisha;delhi;assam;jharkhand;uttarakhand;
  united states;united states of america;usa;u.s.a.;u.s.;us;united kingdom;uk;england;scotland;wales;northern ireland;ireland;canada;australia;new zealand;india;germany;deutschland;france;spain;espana;portugal;italy;italia;netherlands;the netherlands;nederland;belgium;belgique;belgie;switzerland;schweiz;suisse;austria;osterreich;poland;polska;czech republic;czechia;slovakia;hungary;romania;bulgaria;greece;turkey;turkiye;russia;россия;ukraine;україна;belarus;sweden;sverige;norway;norge;denmark;danmark;finland;suomi;iceland;estonia;latvia;lithuania;serbia;croatia;slovenia;bosnia and herzegovina;luxembourg;malta;cyprus;israel;lebanon;jordan;egypt;morocco;maroc;tunisia;tunisie;algeria;algerie;nigeria;ghana;kenya;uganda;tanzania;ethiopia;rwanda;south africa;zimbabwe;zambia;senegal;cameroon;cameroun;ivory coast;cote d'ivoire;saudi arabia;united arab emirates;uae;u.a.e.;qatar;kuwait;bahrain;oman;iran;iraq;pakistan;bangladesh;sri lanka;nepal;china;hong kong;taiwan;japan;日本;south korea;korea;vietnam;viet nam;thailand;malaysia;singapore;indonesia;philippines;the philippines;cambodia;myanmar;kazakhstan;uzbekistan;mexico;brazil;brasil;argentina;chile;colombia;peru;venezuela;ecuador;uruguay;paraguay;bolivia;costa rica;panama;guatemala;dominican republic;republica dominicana;jamaica;trinidad and tobago;cuba;honduras;el salvador;ελλαδα;κυπροσ`
    .split(';')
    .map((name) => name.trim()),
)

const cityNames: ReadonlySet<string> = new Set(
  `αθηνα;θεσσαλονικη;πατρα;ηρακλειο;λαρισα;βολοσ;ιωαννινα;πειραιασ;χανια;λευκωσια;london;manchester;birmingham;leeds;glasgow;edinburgh;bristol;liverpool;sheffield;newcastle;cardiff;belfast;dublin;cork;cambridge;oxford;brighton;nottingham;reading;southampton;leicester;york;paris;lyon;marseille;toulouse;nice;nantes;bordeaux;lille;strasbourg;rennes;grenoble;montpellier;berlin;munchen;munich;hamburg;koln;cologne;frankfurt;frankfurt am main;stuttgart;dusseldorf;leipzig;dresden;hannover;nurnberg;bremen;essen;dortmund;bonn;karlsruhe;mannheim;heidelberg;freiburg;wien;vienna;graz;salzburg;linz;zurich;geneva;geneve;basel;bern;lausanne;madrid;barcelona;valencia;sevilla;bilbao;zaragoza;malaga;granada;murcia;lisboa;lisbon;porto;braga;coimbra;roma;rome;milano;milan;torino;turin;napoli;bologna;firenze;florence;genova;venezia;verona;padova;palermo;bari;amsterdam;rotterdam;utrecht;den haag;the hague;eindhoven;groningen;tilburg;brussels;bruxelles;brussel;antwerp;antwerpen;gent;ghent;leuven;copenhagen;kobenhavn;aarhus;stockholm;goteborg;gothenburg;malmo;oslo;bergen;trondheim;helsinki;espoo;tampere;warszawa;warsaw;krakow;wroclaw;gdansk;poznan;prague;praha;brno;budapest;bucharest;cluj-napoca;sofia;athens;istanbul;ankara;izmir;moscow;москва;санкт-петербург;saint petersburg;kyiv;киев;київ;lviv;minsk;tallinn;riga;vilnius;belgrade;zagreb;ljubljana;
  new york;new york city;nyc;brooklyn;los angeles;san francisco;san jose;san diego;oakland;berkeley;palo alto;mountain view;sunnyvale;menlo park;seattle;portland;chicago;boston;austin;dallas;houston;san antonio;denver;boulder;phoenix;atlanta;miami;orlando;tampa;philadelphia;pittsburgh;detroit;minneapolis;cleveland;columbus;cincinnati;st. louis;kansas city;nashville;charlotte;raleigh;baltimore;washington dc;washington, d.c.;salt lake city;las vegas;toronto;montreal;vancouver;calgary;ottawa;edmonton;mexico city;ciudad de mexico;guadalajara;monterrey;bogota;medellin;lima;santiago;buenos aires;cordoba;montevideo;quito;sao paulo;rio de janeiro;brasilia;belo horizonte;curitiba;porto alegre;salvador;recife;fortaleza;campinas;
  bangalore;bengaluru;mumbai;pune;delhi;new delhi;hyderabad;chennai;kolkata;gurgaon;gurugram;noida;ahmedabad;jaipur;kochi;coimbatore;lucknow;chandigarh;indore;karachi;lahore;islamabad;dhaka;colombo;kathmandu;beijing;shanghai;shenzhen;guangzhou;hangzhou;taipei;tokyo;osaka;kyoto;yokohama;nagoya;fukuoka;東京;大阪;東京都;大阪府;seoul;busan;hanoi;ho chi minh city;bangkok;kuala lumpur;jakarta;manila;cebu;sydney;melbourne;brisbane;perth;adelaide;canberra;auckland;wellington;christchurch;dubai;abu dhabi;doha;riyadh;jeddah;tel aviv;jerusalem;haifa;cairo;alexandria;casablanca;rabat;tunis;algiers;lagos;abuja;accra;kumasi;nairobi;kampala;johannesburg;cape town;pretoria;durban;addis ababa;kigali;dakar`
    .split(/;\s*/u)
    .map((name) => name.trim()),
)

const otherCountries: ReadonlySet<string> = new Set(countries)
const otherCities: ReadonlySet<string> = new Set(cities)

/** A country, state or province by name or by its usual capital-letter code. */
export function isRegion(written: string, folded: string): boolean {
  return regionNames.has(folded) || otherCountries.has(folded) || (regionCodes.has(written) && written.length >= 2)
}

/** A city large enough to be named alone. */
export function isKnownCity(folded: string): boolean {
  return cityNames.has(folded) || otherCities.has(folded)
}
