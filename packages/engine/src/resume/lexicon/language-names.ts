import { languages } from './words-by-language.ts'

const names = new Set([
  ...languages,
  ...`english german french spanish portuguese italian dutch russian ukrainian polish czech slovak hungarian romanian bulgarian greek turkish arabic hebrew persian farsi urdu hindi bengali punjabi gujarati marathi tamil telugu kannada malayalam odia assamese nepali sinhala chinese mandarin cantonese japanese korean vietnamese thai malay indonesian tagalog filipino swahili amharic yoruba igbo hausa zulu xhosa afrikaans swedish norwegian danish finnish icelandic estonian latvian lithuanian croatian serbian bosnian slovenian slovene albanian macedonian armenian georgian azerbaijani kazakh uzbek mongolian latin welsh irish scots gaelic catalan basque galician asl twi akan somali tigrinya burmese khmer lao kurdish pashto dari creole esperanto luxembourgish
  deutsch englisch franzosisch spanisch portugiesisch italienisch niederlandisch russisch polnisch turkisch arabisch chinesisch japanisch latein griechisch ukrainisch schwedisch kroatisch rumanisch ungarisch tschechisch
  francais anglais allemand espagnol portugais italien neerlandais russe polonais arabe chinois japonais turc mandarin
  espanol ingles aleman frances portugues italiano ruso chino arabe catalan euskera gallego valenciano castellano japones alemao russo arabo inglese francese tedesco spagnolo portoghese russo cinese giapponese alemao espanhol mandarim
  engleza germana franceza italiana spaniola maghiara rusa німецька польська французька російська іспанська італійська немецкий французский испанский итальянский китайский vietnamien coreen hebreu persan roumain hongrois tcheque grec suedois danois finnois norvegien ukrainien bulgare vietnamesisch koreanisch persisch bulgarisch danisch finnisch norwegisch slowakisch slowenisch serbisch bosnisch albanisch hebraisch coreano hebreo rumano polaco griego turco ucraniano polacco greco ucraino rumeno albanese polones grego romeno chinees japans koreaans grieks francuski hiszpanski wloski rosyjski ukrainski czeski arabiska ryska polska italienska kinesiska persiska
  αγγλικα γαλλικα γερμανικα ιταλικα ισπανικα ελληνικα ρωσικα τουρκικα αλβανικα βουλγαρικα κινεζικα αραβικα ruotsi saksa ranska espanja venaja viro almanca fransizca ispanyolca rusca arapca italyanca
  nederlands engels duits frans spaans italiaans pools russisch turks portugees fries vlaams
  русский английский немецкий французский українська англійська 日本語 英語 中国語 中文 polski angielski niemiecki svenska engelska dansk engelsk norsk suomi englanti
  putonghua kikuyu luo luhya kamba kalenjin kinyarwanda chichewa bemba setswana sesotho ewe fante pidgin creole quechua guarani nahuatl bahasa melayu mandarin svenska finska tyska franska spanska tysk fransk spansk italiensk romana romanian magyar cesky cestina slovencina hrvatski srpski turkce ingilizce almanca twi akan afrikaans xhosa somali oromo tigrinya pashto kurdish dari armenian georgian azerbaijani kazakh uzbek mongolian khmer burmese lao hokkien teochew ilocano cebuano bisaya hiligaynon javanese icelandic estonian latvian lithuanian slovenian croatian serbian bosnian macedonian albanian maltese irish welsh gaelic asl norwegian swedish danish finnish krio luganda lingala shona zulu`.split(
    /\s+/u,
  ),
])

/** Whether a folded word is the name of a human language. */
export function isLanguageName(word: string): boolean {
  return names.has(word)
}
