import { describe, expect, it } from 'vitest'
import { isLittleKnownLanguage } from './known-language.ts'
import { parseResume } from './parse-resume.ts'

const turkish = `AYŞE YILMAZ
İSTANBUL, TÜRKİYE
ayse.yilmaz@example.com | +90 532 123 45 67

İŞ DENEYİMİ

KIDEMLİ YAZILIM MÜHENDİSİ, TURKCELL A.Ş., İSTANBUL
OCAK 2019 - GÜNÜMÜZ
- MİKROSERVİS MİMARİSİ TASARLADIM
- EKİBE LİDERLİK ETTİM

YAZILIM GELİŞTİRİCİ, GARANTİ BANKASI, İSTANBUL
HAZİRAN 2015 - ARALIK 2018
- MOBİL UYGULAMA GELİŞTİRDİM

BECERİLER
JAVA, SPRING, KUBERNETES, POSTGRESQL
`

describe('a resume in Turkish capitals', () => {
  const { content, notices } = parseResume(turkish)

  it('has its titles and employers apart', () => {
    expect(content.experience.map(({ title, employer }) => [title?.value, employer?.value])).toEqual([
      ['KIDEMLİ YAZILIM MÜHENDİSİ', 'TURKCELL A.Ş.'],
      ['YAZILIM GELİŞTİRİCİ', 'GARANTİ BANKASI'],
    ])
  })

  it('asks the person to check what was read', () => {
    expect(notices.map(({ code }) => code)).toEqual(['check-language'])
  })
})

describe('isLittleKnownLanguage', () => {
  it.each([
    [
      'Hungarian',
      'Szoftverfejlesztőként dolgoztam egy budapesti cégnél, ahol a számlázási rendszert terveztem és építettem. Három fős csapatot vezettem, és az ügyfelekkel egyeztettem a határidőket. A tanulmányaimat a műszaki egyetemen végeztem, ahol kitüntetéssel szereztem diplomát.',
    ],
    [
      'Vietnamese',
      'Tôi làm kỹ sư phần mềm tại một công ty ở Hà Nội, phụ trách hệ thống thanh toán và quản lý nhóm ba người. Tôi đã tốt nghiệp đại học bách khoa với bằng giỏi và có năm năm kinh nghiệm làm việc với khách hàng trong và ngoài nước. Ngoài ra tôi đã xây dựng hệ thống báo cáo cho phòng kế toán và hướng dẫn nhân viên mới trong hai năm qua.',
    ],
  ])('is so for %s', (_name, text) => {
    expect(isLittleKnownLanguage(text)).toBe(true)
  })

  it.each([
    ['English', 'I led a team of four and built the billing service in Go for the bank. '.repeat(4)],
    ['a list of products', 'Java, Kafka, Redis, Kubernetes, Terraform, Oracle, SAP, Jira, Excel '.repeat(2)],
    ['too little text', 'Merhaba, ben bir mühendisim'],
  ])('is not so for %s', (_name, text) => {
    expect(isLittleKnownLanguage(text)).toBe(false)
  })
})
