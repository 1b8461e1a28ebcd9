import { expect, test } from 'vitest'
import { piecesOf, stopsOf } from './pieces.ts'

test('cuts a text where marks begin and end, and names the shortest mark first where they overlap', () => {
  const pieces = piecesOf(10, [
    { id: 'line', start: 0, end: 8, label: '' },
    { id: 'word', start: 2, end: 5, label: '' },
  ])
  expect(pieces).toEqual([
    { start: 0, end: 2, ids: ['line'] },
    { start: 2, end: 5, ids: ['word', 'line'] },
    { start: 5, end: 8, ids: ['line'] },
    { start: 8, end: 10, ids: [] },
  ])
})

test('leaves out marks that do not lie in the text', () => {
  expect(piecesOf(4, [{ id: 'gone', start: 2, end: 9, label: '' }])).toEqual([{ start: 0, end: 4, ids: [] }])
})

test('the keyboard stops once at each mark, also at one that another cuts in two', () => {
  const pieces = piecesOf(12, [
    { id: 'line', start: 0, end: 8, label: '' },
    { id: 'word', start: 2, end: 5, label: '' },
    { id: 'last', start: 9, end: 12, label: '' },
  ])
  expect([...stopsOf(pieces)]).toEqual([
    [0, 'line'],
    [2, 'word'],
    [9, 'last'],
  ])
})
