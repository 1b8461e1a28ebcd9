import type { PayPeriod } from '@jobpilot/schemas/work-terms'
import type { SectionKind } from './section-headings.ts'

/*
 * What Japanese, Chinese and Korean postings say. Kept apart: these words stand without blanks around them, and rules without a
 * letter of ASCII would be asked of every line.
 */

/** Words of headings, most telling first. */
export const headings: readonly (readonly [SectionKind, RegExp])[] = [
  ['skip', /応募方法|選考(?:プロセス|フロー)|個人情報|申请方式|지원 ?방법|전형 ?절차/u],
  ['nice', /歓迎|尚可|あると(?:望ましい|嬉しい)|優遇|加分|优先|우대/u],
  [
    'must',
    /必須|応募(?:資格|条件|要件)|求める(?:人物|スキル|経験)|資格要件|(?:任职|职位|岗位)(?:要求|资格)|자격 ?(?:요건|사항)/u,
  ],
  ['duties', /(?:仕事|業務|職務)(?:の)?内容|担当業務|(?:岗位|工作)职责|工作内容|职位描述|담당 ?업무|주요 ?업무/u],
  ['benefits', /福利厚生|待遇|福利|복리후생|혜택/u],
  ['pay', /給与|年収|給料|薪资|薪酬|급여|연봉/u],
  ['about', /会社概要|企業情報|会社紹介|公司(?:介绍|简介)|회사 ?소개/u],
]

/** Labels in front of a value, as sources of patterns. */
export const titleLabels =
  '(?:募集)?(?:職種|ポジション)名?|求人名|职位(?:名称)?|岗位(?:名称)?|招聘职位|모집 ?(?:부문|직무)'
export const employerLabels = '(?:募集)?(?:会社|企業|社)名|(?:公司|企业)(?:名称)?|회사명'
export const placeLabels = '勤務地|就業場所|勤務先住所|工作(?:地点|地址)|근무지|근무 ?지역'
export const closingLabels = '応募(?:締切日?|締め切り|期限)|締切日?|掲載終了日?|截止(?:日期|时间)|마감일'
export const postedLabels = '掲載(?:開始)?日|公開日|发布(?:日期|时间)|게시일'

/** Such a label at the start of a line: "勤務地：", "【勤務地】", "勤務地　". */
export const labelled = (labels: string): RegExp =>
  new RegExp(`^[【［\\[■◆●▼]?\\s?(?:${labels})(?:[】］\\]]\\s*[:：]?|\\s*[:：]|\\s)\\s*(?=\\S)`, 'u')

/** Words that name a kind of work where they end a phrase. */
export const titleEnding =
  /(?:エンジニア|プログラマー?|開発者|マネー?ジャー|部長|課長|係長|主任|担当|リーダー|デザイナー|コンサルタント|アナリスト|ディレクター|プランナー|サイエンティスト|営業職?|事務職?|経理|店長|スタッフ|研究員|教授|講師|教員|医師|看護師|保育士|薬剤師|介護職?|販売職?|工程师|开发|经理|总监|主管|设计师|分析师|顾问|助理|专员|会计|护士|教师|개발자|엔지니어|매니저|디자이너|간호사|담당자)$/u

/** How pay is called, with the period the name states. */
export const payNames: readonly (readonly [PayPeriod, string])[] = [
  ['hour', '時給|时薪|시급'],
  ['day', '日給|日当|日薪|일급'],
  ['month', '月給|月収|月額|月薪|월급'],
  ['year', '年収|年俸|想定年収|年薪|연봉'],
]

export const workModes: readonly (readonly ['hybrid' | 'remote' | 'onsite', RegExp])[] = [
  [
    'hybrid',
    /ハイブリッド|一部(?:リモート|在宅)|リモート(?:ワーク)?(?:可|併用|あり)|週\d日(?:出社|リモート|在宅)|混合办公|하이브리드/u,
  ],
  ['remote', /(?:フル|完全)(?:リモート|在宅)|全国どこでも|完全远程|远程(?:办公|工作)|재택 ?근무|원격 ?근무/u],
  ['onsite', /(?:フル|完全|原則)出社|出社必須|现场办公/u],
]

export const employmentTypes: readonly (readonly [
  'internship' | 'part-time' | 'contract' | 'temporary' | 'full-time',
  RegExp,
])[] = [
  ['internship', /インターン|实习|인턴/u],
  ['part-time', /パート(?:タイム)?|アルバイト|兼职|파트타임|아르바이트/u],
  ['contract', /契約社員|業務委託|合同工|계약직|프리랜서/u],
  ['temporary', /派遣社員|派遣社员|期間限定|臨時職員|파견직/u],
  ['full-time', /正社員|正職員|全职|정규직/u],
]
