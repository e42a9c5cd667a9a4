import { describe, expect, it } from 'vitest'
import {
  csvName,
  formatAgo,
  formatCell,
  formatCompact,
  formatCount,
  formatDuration,
  formatShare,
  toNumber,
} from './format'

const column = (type: string, name = 'amount') => ({ name, type })

describe('formatCell', () => {
  it.each([
    [1234567, column('integer'), '1,234,567'],
    [2024, column('integer', 'year'), '2024'],
    [40213, column('integer', 'customer_id'), '40213'],
    [40213, column('integer', 'InvoiceId'), '40213'],
    [1234.5, column('decimal'), '1,234.50'],
    ['1234.50', column('decimal'), '1,234.50'],
    [0.12345, column('float'), '0.1235'],
    [12, column('decimal'), '12'],
    ['n/a', column('decimal'), 'n/a'],
    [true, column('boolean'), 'yes'],
    [null, column('string'), ''],
    ['2026-03-01T00:00:00Z', column('timestamp'), '2026-03-01'],
    ['2026-03-01T14:30:00', column('timestamp'), '2026-03-01 14:30'],
    ['2026-03-01 14:30:07.25', column('TIMESTAMP_TZ'), '2026-03-01 14:30:07'],
    ['2026-03-01T05:00:00Z', column('date'), '2026-03-01'],
    ['2026-03', column('date'), '2026-03'],
    ['plain', column('string'), 'plain'],
  ])('writes %j of %j as %j', (value, of, text) => {
    expect(formatCell(value, of, 'en')).toBe(text)
  })
})

describe('figures in words', () => {
  it.each([
    [0.4, '<1 ms'],
    [38.2, '38 ms'],
    [1500, '1.5 s'],
    [42_000, '42 s'],
    [125_000, '2 min 5 s'],
  ])('says %j milliseconds as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it.each([
    [0, '0 %'],
    [0.0004, '<0.1 %'],
    [0.016, '1.6 %'],
    [0.833, '83 %'],
    [1, '100 %'],
  ])('says the share %j as %s', (share, text) => expect(formatShare(share)).toBe(text))

  it('tells one from many', () => {
    expect(formatCount(1, 'row', undefined, 'en')).toBe('1 row')
    expect(formatCount(3503, 'row', undefined, 'en')).toBe('3,503 rows')
  })

  it('shortens large figures on an axis', () => {
    expect(formatCompact(12_300_000, 'en')).toBe('12.3M')
    expect(formatCompact(950, 'en')).toBe('950')
  })

  it('says how long ago', () => {
    const now = new Date('2026-05-10T12:00:00Z')
    expect(formatAgo('2026-05-10T11:59:40Z', now, 'en')).toBe('just now')
    expect(formatAgo('2026-05-10T09:00:00Z', now, 'en')).toBe('3 hours ago')
    expect(formatAgo('2026-05-09T12:00:00Z', now, 'en')).toBe('yesterday')
  })

  it('does not take empty text for zero', () => {
    expect(toNumber('')).toBeNull()
    expect(toNumber('3.5')).toBe(3.5)
    expect(toNumber(true)).toBeNull()
  })

  it('names a download after its result', () => {
    expect(csvName('res_0A1b2c3d4e5f')).toBe('query_results_0a1b2c3d.csv')
  })
})
