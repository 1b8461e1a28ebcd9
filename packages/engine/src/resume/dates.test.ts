import { describe, expect, it } from 'vitest'
import { findDates } from './dates.ts'

describe('findDates', () => {
  it.each([
    ['Jul 2021 - Present', '2021-07', 'present'],
    ['07/2021 – 09/2022', '2021-07', '2022-09'],
    ['2018–2020', '2018', '2020'],
    ['2018-20', '2018', '2020'],
    ['since 2020', '2020', 'present'],
    ['Sept. 2019 to date', '2019-09', 'present'],
    ['März 2019 bis heute', '2019-03', 'present'],
    ['Depuis janvier 2021', '2021-01', 'present'],
    ['abril de 2018 a março de 2020', '2018-04', '2020-03'],
    ['Abril 2018 – Actualidad', '2018-04', 'present'],
    ['Da settembre 2019 a oggi', '2019-09', 'present'],
    ['15 JAN 2018 - 30 JUN 2022', '2018-01', '2022-06'],
    ["Jun '19 – Sep '21", '2019-06', '2021-09'],
    ['Jan – Mar 2020', '2020-01', '2020-03'],
    ['2015年4月 - 現在', '2015-04', 'present'],
    ['июнь 2019 — настоящее время', '2019-06', 'present'],
    ['May 2022 –', '2022-05', null],
  ])('reads the range %s', (text, from, to) => {
    expect(findDates(text)).toEqual([{ start: 0, end: text.length, from, to, isRange: true }])
  })

  it.each([
    ['2021-07', '2021-07'],
    ['Summer 2019', '2019'],
    ['Mar 2014', '2014-03'],
  ])('reads the lone date %s', (text, date) => {
    expect(findDates(text)).toMatchObject([{ from: date, to: date, isRange: false }])
  })

  it.each(['$2000 saved', '1,950 units', 'May contain nuts', '+49 1234 2019876'])('finds no date in %s', (text) => {
    expect(findDates(text)).toEqual([])
  })
})
