import { describe, expect, it } from 'vitest'
import type { Check, Finding, RunAnalysis } from '../api/reportTypes'
import { rowNumber, sortRows } from '../result/resultPages'
import { evidencePairs, explanationOf, keyOf, ordered, rowMarks, summaryOf } from './checks'

const check = (id: string, status: Check['status'], row_numbers: number[] = []): Check => ({
  id, title: id, status, severity: 'info', message: '', row_numbers,
})

const analysis = (checks: Check[], summary: string, findings: Finding[]): RunAnalysis => ({
  id: 'a', run_id: 'r', verdict: 'warn', verdict_json: { verdict: 'warn', summary, checks, findings }, created_at: '',
})

describe('checks', () => {
  it('come gravest first and otherwise as they were', () => {
    const sorted = ordered([check('a', 'pass'), check('b', 'warn'), check('c', 'skipped'), check('d', 'fail'), check('e', 'warn')])
    expect(sorted.map((c) => c.id)).toEqual(['d', 'b', 'e', 'a', 'c'])
  })

  it('mark the rows they speak of, several to a row, and only where they found something', () => {
    const checks = [check('dup', 'fail', [3, 4]), check('null', 'warn', [4]), check('fine', 'pass', [4])]
    const marks = rowMarks(checks)
    expect([...marks.keys()]).toEqual([3, 4])
    expect(marks.get(4)!.map((m) => [m.check, m.tone])).toEqual([['dup', 'bad'], ['null', 'warn']])
    expect([...rowMarks(checks, 'null').keys()]).toEqual([4])
  })

  it('are told apart by the columns they speak of', () => {
    const checks = [{ ...check('outliers', 'warn', [3]), column: 'a' }, { ...check('outliers', 'warn', [4]), column: 'b' }]
    expect(checks.map(keyOf)).toEqual(['outliers:a', 'outliers:b'])
    expect([...rowMarks(checks, 'outliers:b').keys()]).toEqual([4])
  })

  it('are explained only by what they do not say themselves', () => {
    const checks = [
      { ...check('outliers', 'warn'), column: 'a', message: 'a is far off.' },
      { ...check('outliers', 'warn'), column: 'b', message: 'b is far off.' },
    ]
    const said = (...explanations: string[]) =>
      analysis(checks, 'a is far off.', explanations.map((explanation) => ({ check: 'outliers', severity: 'warning', explanation })))
    const plain = said('a is far off.', 'b is far off.')
    expect(checks.map((c) => explanationOf(plain, c))).toEqual([null, null])
    expect(summaryOf(plain)).toBeNull()
    const worded = said('A bulk order.', 'A refund.')
    expect(checks.map((c) => explanationOf(worded, c))).toEqual(['A bulk order.', 'A refund.'])
    expect(explanationOf(said('A bulk order.'), checks[1]!)).toBeNull()
  })

  it('show evidence that is short', () => {
    expect(evidencePairs({ ...check('x', 'warn'), evidence: { null_rate: 0.123456789, rows: [1], of: 'a' } })).toEqual([
      ['null rate', '0.12346'], ['of', 'a'],
    ])
  })
})

describe('the number of a row', () => {
  const columns = [{ name: 'n', type: 'integer' }]
  const rows = [[5], [9], [7]]

  it('stays with the row when the rows at hand are sorted', () => {
    const sorted = sortRows({ columns, rows }, 'n', 'desc')
    expect(sorted.map((row, index) => rowNumber({ row, index, rows, numbers: null, sorted: true }))).toEqual([2, 3, 1])
  })

  it('is what was given for rows picked out of a result', () => {
    expect(rowNumber({ row: rows[1]!, index: 0, rows, numbers: [12, 40, 41], sorted: true })).toBe(40)
  })

  it('counts through pages, and is not known of rows that the server sorted', () => {
    expect(rowNumber({ row: [1], index: 20, rows, numbers: null, sorted: false })).toBe(21)
    expect(rowNumber({ row: [1], index: 0, rows, numbers: null, sorted: true })).toBeNull()
  })
})
