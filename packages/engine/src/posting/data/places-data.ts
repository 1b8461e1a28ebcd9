/** Countries: ISO 3166 code, then the names used in postings. `=` asks for the exact case, because the word is also another one. */
export const countryNames = `
US: United States | United States of America | USA | =US | U.S. | U.S.A. | Estados Unidos | Vereinigte Staaten
CA: Canada | Kanada
GB: United Kingdom | =UK | U.K. | Great Britain | England | Scotland | Wales | Northern Ireland | Großbritannien | Royaume-Uni
IE: Ireland | Irland
DE: Germany | Deutschland | Allemagne | Alemania | Alemanha
AT: Austria | Österreich
CH: Switzerland | Schweiz | Suisse | Svizzera
FR: France | Frankreich | Francia
BE: Belgium | Belgique | België | Belgien
NL: Netherlands | The Netherlands | Nederland | Niederlande | Holland
LU: Luxembourg | Luxemburg
ES: Spain | España | Spanien | Espagne
PT: Portugal
IT: Italy | Italia | Italien | Italie
DK: Denmark | Danmark | Dänemark
SE: Sweden | Sverige | Schweden
NO: Norway | Norge | Norwegen
FI: Finland | Suomi | Finnland
IS: Iceland
PL: Poland | Polska | Polen
CZ: Czech Republic | Czechia | Česko
SK: Slovakia
HU: Hungary | Magyarország
RO: Romania | România
BG: Bulgaria | България
GR: Greece | Ελλάδα
HR: Croatia
RS: Serbia | Srbija | Србија
SI: Slovenia
EE: Estonia
LV: Latvia
LT: Lithuania
UA: Ukraine | Україна | Украина
TR: Türkiye | Turkiye | =Turkey
CY: Cyprus | Κύπρος
MT: Malta
IN: India | Bharat
PK: Pakistan
BD: Bangladesh
LK: Sri Lanka
CN: China
HK: Hong Kong
TW: Taiwan
JP: Japan
KR: South Korea | Korea
SG: Singapore
MY: Malaysia
TH: Thailand
VN: Vietnam | Việt Nam
ID: Indonesia
PH: Philippines
AU: Australia
NZ: New Zealand
AE: United Arab Emirates | UAE | الإمارات | الإمارات العربية المتحدة
SA: Saudi Arabia | =KSA | السعودية | المملكة العربية السعودية
QA: Qatar | قطر
IL: Israel | ישראל
RU: Russia | Россия | Российская Федерация | Russian Federation
BY: Belarus | Беларусь
KZ: Kazakhstan | Казахстан
EG: Egypt | مصر
ZA: South Africa
NG: Nigeria
KE: Kenya
GH: Ghana
MA: Morocco | Maroc | المغرب
MX: Mexico | México
BR: Brazil | Brasil
AR: Argentina
CL: Chile
CO: Colombia
PE: Peru | Perú
UY: Uruguay
CR: Costa Rica
`
/** Regions larger than a country, with the countries they hold; `*` is everywhere. */
export const regionNames = `
EU | European Union | =DACH | Europe | Europa | EMEA | EEA = DE AT CH FR BE NL LU ES PT IT DK SE NO FI IS PL CZ SK HU RO BG GR HR SI EE LV LT IE GB CY MT
North America | NAMER | =NA = US CA MX
LATAM | Latin America | South America = MX BR AR CL CO PE UY CR
APAC | Asia Pacific | Asia = IN CN HK TW JP KR SG MY TH VN ID PH AU NZ
Worldwide | Anywhere | Global | anywhere in the world | weltweit = *
`
/** States and provinces: code, name. Codes count only after a comma ("Austin, TX"). */
export const stateNames = `
US: AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware; DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; PR Puerto Rico
CA: ON Ontario; QC Quebec; QC Québec; BC British Columbia; AB Alberta; MB Manitoba; SK Saskatchewan; NS Nova Scotia; NB New Brunswick; NL Newfoundland; PE Prince Edward Island
AU: NSW New South Wales; VIC Victoria; QLD Queensland; WA Western Australia; SA South Australia; TAS Tasmania; ACT Australian Capital Territory
DE: BY Bayern; BY Bavaria; BW Baden-Württemberg; NW Nordrhein-Westfalen; HE Hessen; NI Niedersachsen; SN Sachsen; RP Rheinland-Pfalz; SH Schleswig-Holstein; BB Brandenburg; TH Thüringen
IN: KA Karnataka; MH Maharashtra; TN Tamil Nadu; TS Telangana; HR Haryana; UP Uttar Pradesh; DL Delhi; WB West Bengal; KL Kerala; GJ Gujarat
BR: SP São Paulo; RJ Rio de Janeiro; MG Minas Gerais; RS Rio Grande do Sul; PR Paraná; SC Santa Catarina
GB: GTM Greater Manchester; WYK West Yorkshire; KEN Kent; SRY Surrey; ESX Essex; DEV Devon; CON Cornwall; LAN Lancashire; HAM Hampshire; CMB Cambridgeshire; OXF Oxfordshire; BRK Berkshire; MDX Middlesex
`
/** Cities by country; `/` joins the names of one city. A city that is not here is still read where the text labels it. */
export const cityNames = `
US: New York City/New York/NYC/Manhattan/Brooklyn/Queens/Bronx; San Francisco/SF/San Francisco Bay Area/Bay Area; Los Angeles/LA; Chicago; Houston; Phoenix; Philadelphia; San Antonio; San Diego; Dallas; San Jose; Austin; Jacksonville; Fort Worth; Columbus; Charlotte; Indianapolis; Seattle; Denver; Washington DC/Washington, DC/Washington, D.C.; Boston; El Paso; Nashville; Detroit; Oklahoma City; Portland; Las Vegas; Memphis; Louisville; Baltimore; Milwaukee; Albuquerque; Tucson; Fresno; Sacramento; Kansas City; Mesa; Atlanta; Omaha; Colorado Springs; Raleigh; Miami; Oakland; Minneapolis; Tulsa; Tampa; New Orleans; Cleveland; Honolulu; Anaheim; Aurora; Pittsburgh; Cincinnati; St. Louis/Saint Louis; Orlando; Irvine; Newark; Durham; Plano; St. Paul/Saint Paul; Jersey City; Scottsdale; Reno; Buffalo; Boise; Richmond; Spokane; Des Moines; Salt Lake City; Rochester; Tacoma; Providence; Chattanooga; Knoxville; Tempe; Santa Clara; Sunnyvale; Mountain View; Palo Alto; Menlo Park; Redwood City; Cupertino; San Mateo; Santa Monica; Bellevue; Redmond; Kirkland; Boulder; Ann Arbor; Arlington; Reston; McLean; Madison; Savannah; Charleston; Greenville; Birmingham, AL; Hartford; Stamford; Albany; Syracuse; Cambridge, MA; Burlington; Anchorage; Little Rock; Wichita; Baton Rouge; Dayton; Toledo; Akron; Grand Rapids; Lexington; Huntsville; Pasadena; Long Beach; Santa Barbara; Fort Lauderdale; St. Petersburg; Silicon Valley
CA: Toronto/GTA; Montreal/Montréal; Vancouver; Calgary; Edmonton; Ottawa; Winnipeg; Québec City/Quebec City; Hamilton; Kitchener; Waterloo; Halifax; Mississauga; Burnaby; Saskatoon; Regina
GB: London; Manchester; Birmingham; Leeds; Glasgow; Edinburgh; Liverpool; Bristol; Sheffield; Cardiff; Belfast; Leicester; Nottingham; Newcastle/Newcastle upon Tyne; Southampton; Portsmouth; Brighton; Oxford; Cambridge; Coventry; Aberdeen; Milton Keynes; Norwich; Exeter; York; Bath; Swansea; Hull; Plymouth; Derby; Wolverhampton; Bradford; Stoke-on-Trent; Croydon; Slough; Guildford; Luton; Watford; Swindon; Cheltenham; Dundee
IE: Kilkenny; Sligo; Athlone; Dundalk; Drogheda; Letterkenny; Tralee; Ennis; Wexford; Carlow; Naas; Shannon
IE: Dublin; Cork; Galway; Limerick; Waterford
DE: Gelsenkirchen; Mönchengladbach; Krefeld; Oberhausen; Hagen; Hamm; Leverkusen; Solingen; Herne; Neuss; Paderborn; Recklinghausen; Remscheid; Siegen; Trier; Koblenz; Ludwigshafen; Kaiserslautern; Offenbach; Hanau; Fulda; Marburg; Gießen; Heilbronn; Pforzheim; Reutlingen; Esslingen; Tübingen; Konstanz; Ravensburg; Friedrichshafen; Ludwigsburg; Sindelfingen; Fürth; Erlangen; Bamberg; Bayreuth; Coburg; Aschaffenburg; Schweinfurt; Landshut; Passau; Rosenheim; Kempten; Memmingen; Hildesheim; Salzgitter; Celle; Lüneburg; Bremerhaven; Wilhelmshaven; Emden; Flensburg; Neumünster; Schwerin; Stralsund; Greifswald; Cottbus; Frankfurt (Oder); Zwickau; Plauen; Görlitz; Bautzen; Gera; Weimar; Dessau; Minden; Gütersloh; Detmold; Iserlohn; Lüdenscheid; Unna
DE: Berlin; Hamburg; München/Munich/Muenchen; Köln/Cologne; Frankfurt am Main/Frankfurt; Stuttgart; Düsseldorf/Dusseldorf; Leipzig; Dortmund; Essen; Bremen; Dresden; Hannover/Hanover; Nürnberg/Nuremberg; Duisburg; Bochum; Wuppertal; Bielefeld; Bonn; Münster; Mannheim; Karlsruhe; Augsburg; Wiesbaden; Mainz; Freiburg; Kassel; Heidelberg; Darmstadt; Regensburg; Ulm; Würzburg; Ingolstadt; Potsdam; Kiel; Lübeck; Rostock; Erfurt; Jena; Magdeburg; Halle; Chemnitz; Aachen; Saarbrücken; Göttingen; Wolfsburg; Braunschweig; Oldenburg; Osnabrück; Walldorf
AT: Wien/Vienna; Graz; Linz; Salzburg; Innsbruck
CH: Zürich/Zurich; Genève/Geneva/Genf; Basel; Bern; Lausanne; Luzern/Lucerne; Zug; Winterthur; St. Gallen; Lugano
FR: Paris; Lyon; Marseille; Toulouse; Nice; Nantes; Strasbourg; Montpellier; Bordeaux; Lille; Rennes; Grenoble; Sophia Antipolis; La Défense; Reims; Dijon; Angers; Tours; Nancy; Île-de-France/Ile-de-France; Aix-en-Provence; Rouen; Clermont-Ferrand; Le Havre; Saint-Étienne; Metz; Brest; Annecy
BE: Brussels/Bruxelles/Brussel; Antwerp/Antwerpen/Anvers; Ghent/Gent; Leuven; Liège
NL: Amsterdam; Rotterdam; The Hague/Den Haag; Utrecht; Eindhoven; Groningen; Delft; Haarlem; Arnhem; Nijmegen
ES: Vigo; A Coruña; Santiago de Compostela; Gijón; Oviedo; Santander; San Sebastián/Donostia; Pamplona; Logroño; Burgos; Valladolid; Salamanca; León; Toledo; Albacete; Murcia; Cartagena; Almería; Granada; Córdoba; Cádiz; Jerez; Huelva; Badajoz; Cáceres; Castellón; Tarragona; Lleida; Girona; Las Palmas; Tenerife; Marbella; Elche; Vitoria
ES: Madrid; Barcelona; Valencia; Sevilla/Seville; Málaga/Malaga; Bilbao; Zaragoza; Alicante; Palma de Mallorca
PT: Lisbon/Lisboa; Porto; Braga; Coimbra
IT: Milan/Milano; Rome/Roma; Turin/Torino; Bologna; Florence/Firenze; Naples/Napoli; Verona; Padova; Genova
DK: Copenhagen/København/Kobenhavn; Aarhus/Århus; Odense; Aalborg
SE: Stockholm; Gothenburg/Göteborg; Malmö/Malmo; Uppsala; Lund; Linköping
NO: Oslo; Bergen; Trondheim; Stavanger
FI: Helsinki; Espoo; Tampere; Turku; Oulu
PL: Warsaw/Warszawa; Kraków/Krakow/Cracow; Wrocław/Wroclaw; Gdańsk/Gdansk; Poznań/Poznan; Łódź; Katowice
CZ: Prague/Praha; Brno; Ostrava; Plzeň; Olomouc; Liberec; Hradec Králové; Pardubice; Zlín
HU: Budapest; Debrecen; Szeged; Miskolc; Győr; Kecskemét; Székesfehérvár
RO: Bucharest/București; Cluj-Napoca/Cluj; Iași; Timișoara
BG: Sofia/София; Plovdiv/Пловдив; Varna/Варна; Burgas/Бургас; Ruse/Русе; Stara Zagora/Стара Загора
GR: Athens/Αθήνα/Athina; Thessaloniki/Θεσσαλονίκη; Patras/Πάτρα; Heraklion/Ηράκλειο; Piraeus/Πειραιάς; Larissa/Λάρισα
HR: Zagreb; Rijeka; Osijek; Zadar
RS: Belgrade/Beograd/Београд; Novi Sad/Нови Сад; Niš/Ниш; Kragujevac/Крагујевац
SI: Ljubljana; Maribor; Koper; Kranj
SK: Bratislava; Košice; Žilina; Nitra; Prešov; Trnava; Banská Bystrica
EE: Tallinn; Tartu
LV: Riga
LT: Vilnius; Kaunas; Klaipėda
UA: Kyiv/Kiev/Київ/Киев; Lviv/Львів/Львов; Kharkiv/Харків/Харьков; Odesa/Odessa/Одеса/Одесса; Dnipro/Дніпро/Днепр; Zaporizhzhia/Запоріжжя; Vinnytsia/Вінниця; Ivano-Frankivsk/Івано-Франківськ
TR: Istanbul/İstanbul; Ankara; Izmir; Bursa; Antalya; Kocaeli; Eskişehir
LU: Luxembourg City
IN: Bengaluru/Bangalore; Mumbai/Bombay; Delhi/New Delhi/NCR; Gurugram/Gurgaon; Noida; Hyderabad; Chennai/Madras; Pune; Kolkata/Calcutta; Ahmedabad; Kochi; Jaipur; Chandigarh; Coimbatore; Indore
PK: Karachi; Lahore; Islamabad
BD: Dhaka
LK: Colombo
CN: Beijing; Shanghai; Shenzhen; Guangzhou; Hangzhou; Chengdu
TW: Taipei
JP: Tokyo; Osaka; Kyoto; Yokohama
KR: Seoul; Busan
MY: Kuala Lumpur; Penang
TH: Bangkok
VN: Ho Chi Minh City/Saigon/Hồ Chí Minh/TP Hồ Chí Minh/Thành phố Hồ Chí Minh; Hanoi/Hà Nội; Da Nang/Đà Nẵng; Haiphong/Hải Phòng; Can Tho/Cần Thơ
ID: Jakarta/Jakarta Selatan/Jakarta Pusat/Jakarta Barat; Surabaya; Bandung; Yogyakarta; Tangerang; Bekasi; Semarang
PH: Manila/Metro Manila; Makati; Cebu; Taguig; Quezon City
AU: Sydney; Melbourne; Brisbane; Perth; Adelaide; Canberra; Gold Coast; Hobart; Darwin
NZ: Auckland; Wellington; Christchurch
AE: Dubai/دبي; Abu Dhabi/أبوظبي/أبو ظبي; Sharjah/الشارقة
SA: Riyadh/الرياض; Jeddah/جدة; Dammam/الدمام; Mecca/مكة المكرمة; Medina/المدينة المنورة; Al Khobar/الخبر
QA: Doha/الدوحة
IL: Tel Aviv/תל אביב/תל-אביב; Haifa/חיפה; Jerusalem/ירושלים; Herzliya/הרצליה; Beersheba/באר שבע; Petah Tikva/פתח תקווה; Ramat Gan/רמת גן; Netanya/נתניה; Rishon LeZion/ראשון לציון; Raanana/רעננה
EG: Cairo/القاهرة; Alexandria/الإسكندرية; Giza/الجيزة
ZA: Cape Town; Johannesburg; Durban; Pretoria
NG: Lagos; Abuja
KE: Nairobi
GH: Accra
MA: Casablanca/الدار البيضاء; Rabat/الرباط
RU: Moscow/Москва; Saint Petersburg/Санкт-Петербург/Петербург; Novosibirsk/Новосибирск; Yekaterinburg/Екатеринбург; Kazan/Казань; Nizhny Novgorod/Нижний Новгород; Samara/Самара; Krasnodar/Краснодар; Rostov-on-Don/Ростов-на-Дону
BY: Minsk/Минск/Мінск
KZ: Almaty/Алматы; Astana/Астана
JO: Amman/عمان
LB: Beirut/بيروت
KW: Kuwait City/مدينة الكويت
MK: Skopje/Скопје
IS: Reykjavík; Kópavogur; Akureyri
MX: Mexico City/Ciudad de México/CDMX; Guadalajara; Monterrey; Querétaro
BR: São Paulo/Sao Paulo; Rio de Janeiro; Belo Horizonte; Curitiba; Porto Alegre; Florianópolis; Brasília; Recife; Campinas
AR: Buenos Aires; Córdoba; Rosario
CL: Santiago/Santiago de Chile
CO: Bogotá/Bogota; Medellín/Medellin; Cali
PE: Lima
UY: Montevideo
`
