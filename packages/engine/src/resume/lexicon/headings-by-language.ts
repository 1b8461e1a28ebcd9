import { fold } from '../../text/fold.ts'
import type { SectionKind } from './heading-words.ts'

/** Headings as they are written, a line for each language. */
const phrases = (list: string): readonly string[] => list.split(/[;\n]/u).map((phrase) => fold(phrase.trim()))

/**
 * Section headings of resumes in Czech, Slovak, Hungarian, Romanian, Croatian and Serbian, Slovenian, Lithuanian, Latvian, Estonian,
 * Icelandic, Bulgarian, Russian, Catalan, Indonesian, Vietnamese, Arabic, Hebrew and Thai. See `headingPhrases`.
 */
export const headingsByLanguage: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
  personal: phrases(`
    osobní údaje; kontaktní údaje; osobné údaje; kontaktné údaje; személyes adatok; elérhetőség; elérhetőségek
    date personale; informații personale; date de contact; osobni podaci; osobne informacije; lični podaci; лични подаци; контакт
    osebni podatki; asmeninė informacija; asmens duomenys; kontaktai; kontaktinė informacija; personas dati; kontaktinformācija; kontakti
    isikuandmed; kontaktandmed; persónuupplýsingar; лични данни; лична информация; за контакт; dades personals; contacte
    thông tin cá nhân; thông tin liên hệ; liên hệ; المعلومات الشخصية; البيانات الشخصية; معلومات الاتصال; التواصل
    פרטים אישיים; פרטי קשר; יצירת קשר; ข้อมูลส่วนตัว; ติดต่อ; data pribadi; data diri`),
  summary: phrases(`
    o mně; shrnutí; o mne; zhrnutie; bemutatkozás; rólam; összefoglaló; szakmai összefoglaló; despre mine; rezumat; obiectiv
    o meni; sažetak; rezime; о мени; профил; povzetek; apie mane; santrauka; profilis; par mani; kopsavilkums; profils
    minust; lühikokkuvõte; profiil; um mig; за мен; резюме; про себе; mục tiêu nghề nghiệp; giới thiệu; giới thiệu bản thân; tóm tắt
    sobre mi; نبذة عني; الملخص; ملخص; الملف الشخصي; الهدف الوظيفي; نبذة شخصية; תקציר; אודות; פרופיל; קצת עליי; เกี่ยวกับฉัน; tentang saya; ringkasan`),
  experience: phrases(`
    pracovní zkušenosti; praxe; pracovní praxe; profesní zkušenosti; zaměstnání; profesní historie
    pracovné skúsenosti; prax; pracovná prax; zamestnanie; priebeh zamestnaní
    szakmai tapasztalat; szakmai tapasztalatok; munkatapasztalat; munkahelyek; eddigi munkahelyek
    experiență; experiență profesională; experiență de muncă; experiența profesională
    radno iskustvo; iskustvo; profesionalno iskustvo; радно искуство; искуство; професионално искуство
    delovne izkušnje; izkušnje; darbo patirtis; patirtis; profesinė patirtis; darba pieredze; pieredze; profesionālā pieredze
    töökogemus; töökäik; erialane töökogemus; starfsreynsla; starfsferill
    професионален опит; трудов стаж; трудов опит; професионална кариера; профессиональный опыт; трудовая деятельность; карьера
    experiència laboral; experiència professional; experiència; pengalaman kerja; pengalaman; riwayat pekerjaan
    kinh nghiệm làm việc; kinh nghiệm; quá trình làm việc; quá trình công tác; kinh nghiệm chuyên môn
    الخبرة العملية; الخبرات العملية; الخبرة; الخبرات; الخبرة المهنية; الخبرات المهنية; الخبرة الوظيفية
    ניסיון תעסוקתי; ניסיון מקצועי; ניסיון; נסיון תעסוקתי; ניסיון בעבודה; ประสบการณ์ทำงาน; ประสบการณ์การทำงาน`),
  education: phrases(`
    vzdělání; studium; vzdelanie; štúdium; tanulmányok; végzettség; iskolai végzettség; képzettség; iskolák; educație; studii; educație și formare
    obrazovanje; образовање; školovanje; школовање; obrazovanje i osposobljavanje; izobrazba; izobraževanje
    išsilavinimas; izglītība; haridus; haridustee; hariduskäik; menntun; nám; образование и обучение; formació; formació acadèmica; estudis
    học vấn; trình độ học vấn; quá trình học tập; التعليم; المؤهلات العلمية; المؤهل العلمي; الدراسة; المؤهلات الأكاديمية; المؤهلات التعليمية
    השכלה; לימודים; השכלה ולימודים; השכלה אקדמית; ประวัติการศึกษา; การศึกษา; riwayat pendidikan`),
  skills: phrases(`
    dovednosti; znalosti; schopnosti; počítačové dovednosti; znalosti a dovednosti; zručnosti; počítačové zručnosti; znalosti a zručnosti
    készségek; ismeretek; kompetenciák; számítógépes ismeretek; informatikai ismeretek; competențe; aptitudini; abilități; competențe digitale; abilități tehnice
    vještine; veštine; вештине; znanja i vještine; znanja i veštine; računalne vještine; kompetencije; znanja; veščine; spretnosti; kompetence; znanja in veščine
    įgūdžiai; gebėjimai; kompiuteriniai įgūdžiai; prasmes; iemaņas; datorprasmes; prasmes un iemaņas; oskused; arvutioskus; hæfni; færni; kunnátta
    умения; компютърни умения; технически умения; знания и умения; профессиональные навыки; технические навыки; competències; habilitats; coneixements
    kỹ năng; kỹ năng chuyên môn; kỹ năng mềm; tin học; المهارات; مهارات; المهارات التقنية; المهارات الشخصية
    כישורים; מיומנויות; מיומנויות טכניות; ידע טכני; ทักษะ; ความสามารถ`),
  languages: phrases(`
    jazyky; jazykové znalosti; jazykové dovednosti; jazykové zručnosti; nyelvtudás; nyelvismeret; nyelvek; limbi străine; limbi; limbi vorbite
    jezici; strani jezici; znanje jezika; језици; страни језици; jeziki; tuji jeziki; znanje jezikov; kalbos; užsienio kalbos; kalbų mokėjimas
    valodas; valodu zināšanas; valodu prasme; valodu prasmes; keeled; keelteoskus; keeleoskus; tungumál; tungumálakunnátta
    езици; чужди езици; владеене на езици; иностранные языки; владение языками; іноземні мови; idiomes; llengües
    ngoại ngữ; ngôn ngữ; trình độ ngoại ngữ; اللغات; لغات; المهارات اللغوية; שפות; ידיעת שפות; ภาษา; ทักษะภาษา`),
  certifications: phrases(`
    certifikáty; certifikace; kurzy; certifikáty a kurzy; školení; školenia; tanfolyamok; bizonyítványok; tanúsítványok; képzések
    certificări; cursuri; cursuri și certificări; certifikati; tečajevi; edukacije; sertifikati; kursevi; сертификати; курсеви; tečaji
    sertifikatai; kursai; sertifikāti; kursi; sertifikaadid; koolitused; tunnistused; курсове; обучения; сертификаты; курсы; повышение квалификации
    chứng chỉ; chứng chỉ và bằng cấp; الشهادات; شهادات; الدورات; الدورات التدريبية; הסמכות; קורסים; תעודות; ประกาศนียบัตร; sertifikat; sertifikasi`),
  projects: phrases(
    'projektek; proiecte; projekti; проекти; пројекти; projektai; projektid; dự án; المشاريع; פרויקטים; โครงการ; proyek',
  ),
  other: phrases(`
    zájmy; koníčky; zájmy a koníčky; řidičský průkaz; ostatní; záujmy; vodičský preukaz; ostatné; hobbi; hobbik; érdeklődés; érdeklődési kör; jogosítvány; egyéb
    interese; hobby-uri; hobbyuri; permis de conducere; interesi; hobiji; vozačka dozvola; ostalo; интересовања; хобији; vozniški izpit; pomėgiai; kita; vairuotojo pažymėjimas
    vaļasprieki; intereses; cits; autovadītāja apliecība; hobid; huvid; muu; áhugamál; meðmæli; интереси; хобита; хоби; други; увлечения; интересы; хобби; дополнительная информация; інтереси; хобі; додаткова інформація
    aficions; sở thích; người tham chiếu; hoạt động; الهوايات; الاهتمامات; المراجع; תחביבים; שירות צבאי; המלצות; מידע נוסף; התנדבות; งานอดิเรก; hobi; referensi`),
}
