import { months, present } from './words-by-language.ts'

/** Month names and abbreviations, folded (lower case, no accents), in the languages resumes are most often written in. */
const names: readonly string[] = [
  'january jan januari styczen stycznia ocak ianuarie leden ledna tammikuu tammikuuta janner januar janvier janv enero ene janeiro gennaio gen januari января январь ιανουαριοσ ιανουαριου ιαν січень січня',
  'february feb februar luty lutego subat februarie unor unora helmikuu helmikuuta febr februar fevrier fevr fev febrero fevereiro febbraio februari февраля февраль φεβρουαριοσ φεβρουαριου φεβ лютий лютого',
  'march mar mars marts marzec marca mart martie brezen brezna maaliskuu maaliskuuta maret marz mrz maerz mars marzo marco maart mrt марта март μαρτιοσ μαρτιου μαρ березень березня',
  'april kwiecien kwietnia nisan duben dubna huhtikuu huhtikuuta apr avril avr abril abr aprile апреля апрель απριλιοσ απριλιου απρ квітень квітня',
  'may maj maja mayis kveten kvetna toukokuu toukokuuta mai mayo maio maggio mag mei мая май μαιοσ μαιου μαι травень травня',
  'june czerwiec czerwca haziran iunie cerven cervna kesakuu kesakuuta jun juni juin junio junho giugno giu июня июнь ιουνιοσ ιουνιου ιουν червень червня',
  'july lipiec lipca temmuz iulie cervenec cervence heinakuu heinakuuta jul juli juillet juil julio julho luglio lug июля июль ιουλιοσ ιουλιου ιουλ липень липня',
  'august augusti sierpien sierpnia agustos srpen srpna elokuu elokuuta agustus aug aout agosto ago augustus августа август αυγουστοσ αυγουστου αυγ серпень серпня',
  'september wrzesien wrzesnia eylul septembrie zari syyskuu syyskuuta sept sep septembre septiembre setembro set settembre sett сентября сентябрь σεπτεμβριοσ σεπτεμβριου σεπ σεπτ вересень вересня',
  'october pazdziernik pazdziernika ekim octombrie rijen rijna lokakuu lokakuuta oct oktober okt octobre octubre outubro out ottobre ott октября октябрь οκτωβριοσ οκτωβριου οκτ жовтень жовтня',
  'november listopad listopada kasim noiembrie marraskuu marraskuuta nov novembre noviembre novembro ноября ноябрь νοεμβριοσ νοεμβριου νοε листопада',
  'december grudzien grudnia aralik decembrie prosinec prosince joulukuu joulukuuta desember dec dezember dez decembre diciembre dic dezembro dicembre декабря декабрь δεκεμβριοσ δεκεμβριου δεκ грудень грудня',
]

/** Folded month word to its number, 1 to 12. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((words, index) =>
    `${words} ${months[index]}`.split(' ').map((word): [string, number] => [word, index + 1]),
  ),
)

function words(list: string): readonly string[] {
  return list.split(';').map((word) => word.trim())
}

/** Words that say a role has not ended, folded. */
export const presentWords: readonly string[] = words(`
  present; current; currently; now; today; date; ongoing; heute; jetzt; aktuell; laufend;
  dato; aujourd'hui; ce jour; actuel; actuellement; en cours; maintenant; actualidad; la actualidad; actual;
  presente; hoy; la fecha; atual; atualmente; hoje; o momento; momento; oggi; attuale; in corso; heden; nu;
  nuvarande; pagaende; dags dato; navaerende; nykyinen; gunumuz; halen; devam; sekarang; saat ini; prezent; in prezent; teraz; nadal; jelenleg; soucasnost; obecnie; настоящее время; по настоящее время; н.в; теперішній час; дотепер; сьогодні; σημερα; 현재; 재직 중; 재직중; idag; i dag; naværende; nuværende; halen devam; 現在; 至今; 现在;
  ${present}`)

/** Words before a lone date that leave the end open, folded. */
export const sinceWords: readonly string[] = words(`
  since; seit; απο; depuis; desde; sinds; dal; ab; with effect from`)

/** Words that stand before the first date of a range, folded. */
export const fromWords: readonly string[] = words(`
  from; von; vom; de; du; da; dal; desde; del; van; с; απο; fra; fran; od`)

/** Words between two dates, folded. */
export const untilWords: readonly string[] = words(`
  to; till; until; through; thru; up to; bis; bis zum; a; au; al; ate; ate o; tot; fino a; hasta; hasta la;
  jusqu'a; по; do; ad; fino ad; til; tot en met; t/m; till och med; εωσ; μεχρι`)
