/** Currency marks as postings write them. A bare "$" or "kr" is settled by the country of the posting. */
const currencyMarks: Record<string, string> = {
  us$: 'USD',
  usd: 'USD',
  $us: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  cad: 'CAD',
  cad$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  aud: 'AUD',
  nz$: 'NZD',
  nzd: 'NZD',
  s$: 'SGD',
  sgd: 'SGD',
  hk$: 'HKD',
  hkd: 'HKD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  chf: 'CHF',
  'fr.': 'CHF',
  sfr: 'CHF',
  '₹': 'INR',
  inr: 'INR',
  rs: 'INR',
  'rs.': 'INR',
  '¥': 'JPY',
  jpy: 'JPY',
  cny: 'CNY',
  rmb: 'CNY',
  dkk: 'DKK',
  sek: 'SEK',
  nok: 'NOK',
  pln: 'PLN',
  zł: 'PLN',
  zl: 'PLN',
  czk: 'CZK',
  kč: 'CZK',
  huf: 'HUF',
  ft: 'HUF',
  ron: 'RON',
  lei: 'RON',
  rub: 'RUB',
  руб: 'RUB',
  'руб.': 'RUB',
  '₽': 'RUB',
  uah: 'UAH',
  грн: 'UAH',
  'грн.': 'UAH',
  '₴': 'UAH',
  bgn: 'BGN',
  лв: 'BGN',
  'лв.': 'BGN',
  rsd: 'RSD',
  'din.': 'RSD',
  dinara: 'RSD',
  динара: 'RSD',
  บาท: 'THB',
  درهم: 'AED',
  ريال: 'SAR',
  جنيه: 'EGP',
  eurot: 'EUR',
  euroa: 'EUR',
  r$: 'BRL',
  brl: 'BRL',
  mxn: 'MXN',
  mx$: 'MXN',
  zar: 'ZAR',
  ils: 'ILS',
  '₪': 'ILS',
  aed: 'AED',
  sar: 'SAR',
  php: 'PHP',
  '₱': 'PHP',
  krw: 'KRW',
  '₩': 'KRW',
  ngn: 'NGN',
  '₦': 'NGN',
  kes: 'KES',
  ksh: 'KES',
  try: 'TRY',
  tl: 'TRY',
  '₺': 'TRY',
  myr: 'MYR',
  rm: 'MYR',
  thb: 'THB',
  '฿': 'THB',
  idr: 'IDR',
  rp: 'IDR',
  'rp.': 'IDR',
  vnd: 'VND',
  vnđ: 'VND',
  '₫': 'VND',
  clp: 'CLP',
  cop: 'COP',
  ars: 'ARS',
}

const dollarOf: Record<string, string> = {
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
  MX: 'MXN',
  CL: 'CLP',
  CO: 'COP',
  AR: 'ARS',
}
const croneOf: Record<string, string> = { DK: 'DKK', SE: 'SEK', NO: 'NOK', IS: 'ISK' }

/** ISO 4217 code of a mark, given the country the posting is for; null when the mark stands for several currencies and nothing tells. */
export function currencyOf(mark: string, country: string | null): string | null {
  const key = mark.toLowerCase().trim()
  if (key === '$') return dollarOf[country ?? ''] ?? 'USD'
  if (key === 'kr' || key === 'kr.') return croneOf[country ?? ''] ?? null
  return currencyMarks[key] ?? null
}

/** Matches one currency mark. */
export const currencyPattern = String.raw`(?:(?:US|CA|CAD|C|AU|A|NZ|S|HK|MX|R)\$|\$(?:US\b)?|€|£|₹|¥|₪|₱|₩|₦|₺|₽|₴|₫|฿|zł|Kč|(?<![\p{L}])(?:USD|EUR|[Ee]uro(?:s|t|a)?|EURO|GBP|CAD|AUD|NZD|SGD|HKD|CHF|INR|Rs\.?|JPY|CNY|RMB|DKK|SEK|NOK|kr\.?|PLN|CZK|HUF|RON|BRL|MXN|ZAR|ILS|AED|SAR|PHP|KRW|NGN|KES|KSh|TRY|MYR|RM|THB|IDR|VND|VNĐ|CLP|COP|ARS|RUB|руб\.?|UAH|грн\.?|BGN|лв\.?|RSD|Rp\.?|TL|lei|Ft|din\.|dinara|динара|บาท|درهم|ريال|جنيه)(?![\p{L}]))`

/** Matches one amount, its digits in the first group and its magnitude ("k", "lakh") in the second. */
export const amountPattern = String.raw`(\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:,\d{2},\d{3})|\d{1,7}(?:[.,]\d{1,2})?)(?:,-|\.-)?\s?(k|K|T€|tsd\.?|Tsd\.?|TEUR|mille|mil|тыс\.?|тис\.?|хил\.?|tis\.?|juta|triệu|lakhs?|Lakhs?|lacs?|Lacs?|LPA|lpa|L(?![\p{L}]))?(?![\d\p{L}])`

/** The number an amount stands for: "60.000", "110'000", "45.50", "1.500,00", "135" with "K". NaN when it cannot be read. */
export function amountValue(digits: string, magnitude: string | undefined): number {
  const decimals = /[.,](\d{1,2})$/.exec(digits)
  const whole = decimals === null ? digits : digits.slice(0, decimals.index)
  const value = Number(whole.replace(/[^\d]/g, '')) + (decimals === null ? 0 : Number(`0.${decimals[1]}`))
  const size = (magnitude ?? '').toLowerCase()
  if (/^(?:k|t€|tsd|teur|mil|тыс|тис|хил|tis)/.test(size)) return value * 1000
  if (size === 'juta' || size === 'triệu') return value * 1_000_000
  return /^l/.test(size) ? value * 100_000 : value
}
