import { describe, expect, it } from 'vitest'
import type { Chart, Column, Row } from '../api/types'
import { buildChartOption, choosableTypes, isDrawable, liesDown, shortDates } from './chartOption'

const theme = {
  ink: '#000', muted: '#555', line: '#ddd', surface: '#fff', raised: '#fff', font: 'x', series: ['#1'],
}
const columns: Column[] = [
  { name: 'month', type: 'date' },
  { name: 'country', type: 'string' },
  { name: 'revenue', type: 'decimal', unit: 'USD' },
  { name: 'orders', type: 'integer' },
]
const rows: Row[] = [
  ['2026-02-01', 'USA', 20, 2],
  ['2026-01-01', 'USA', 10, 1],
  ['2026-01-01', 'France', '7.50', 3],
  ['2026-02-01', null, null, 0],
]

interface Drawn {
  series: { name: string; type: string; data: unknown[] }[]
  xAxis: { type: string; data?: string[]; inverse?: boolean }
  yAxis: { type: string; data?: string[] }
  legend?: unknown
}

function draw(type: Parameters<typeof buildChartOption>[0], chart: Omit<Chart, 'type'>, some = rows) {
  return buildChartOption(type, {
    chart: { type, ...chart }, columns, rows: some, theme,
  }) as unknown as Drawn
}

describe('buildChartOption', () => {
  it('splits a line by the series column, in the order of time, with gaps where there is nothing', () => {
    const { series, xAxis, legend } = draw('line', { x: 'month', y: ['revenue'], series: 'country' })
    expect(xAxis.data).toEqual(['2026-01-01', '2026-02-01'])
    expect(series.map((s) => [s.name, s.data])).toEqual([
      ['USA', [10, 20]],
      ['France', [7.5, null]],
      ['(none)', [null, null]],
    ])
    expect(legend).toBeDefined()
  })

  it('draws one series for each value column', () => {
    const { series } = draw('bar', { x: 'month', y: ['revenue', 'orders'] }, rows.slice(0, 2))
    expect(series.map((s) => [s.name, s.type, s.data])).toEqual([
      ['revenue', 'bar', [10, 20]],
      ['orders', 'bar', [1, 2]],
    ])
  })

  it('lays bars with many names down, the first on top', () => {
    const many: Row[] = Array.from({ length: 14 }, (_, i) => ['2026-01-01', `Country ${i}`, i, i])
    const option = draw('bar', { x: 'country', y: ['revenue'] }, many)
    expect(option.yAxis).toMatchObject({ type: 'category', inverse: true })
    expect(option.yAxis.data?.[0]).toBe('Country 0')
    const chart: Chart = { type: 'bar', x: 'country', y: ['revenue'] }
    expect(liesDown('bar', { chart, columns, rows: rows.slice(0, 2) })).toBe(false)
  })

  it('sums up the slices of a ring that are too many', () => {
    const many: Row[] = Array.from({ length: 12 }, (_, i) => ['2026-01-01', `C${i}`, i + 1, i])
    const [ring] = draw('pie', { x: 'country', y: ['revenue'] }, many).series
    const slices = ring!.data as { name: string; value: number }[]
    expect(slices).toHaveLength(9)
    expect(slices[0]).toEqual({ name: 'C11', value: 12 })
    expect(slices.at(-1)).toEqual({ name: '4 more', value: 10 })
  })

  it('draws points of two number columns', () => {
    const { series, xAxis } = draw('scatter', { x: 'orders', y: ['revenue'] }, rows.slice(0, 2))
    expect(xAxis.type).toBe('value')
    expect(series[0]?.data).toEqual([[2, 20], [1, 10]])
  })
})

describe('what can be drawn', () => {
  it('needs every named column to be in the result', () => {
    expect(isDrawable({ type: 'bar', x: 'Month', y: ['revenue'] }, columns)).toBe(true)
    expect(isDrawable({ type: 'bar', x: 'week', y: ['revenue'] }, columns)).toBe(false)
    expect(isDrawable({ type: 'table', y: ['revenue'] }, columns)).toBe(false)
    expect(isDrawable(null, columns)).toBe(false)
  })

  it('offers the proposed type and its alternatives, each once, without the table', () => {
    const chart: Chart = { type: 'bar', y: ['a'], alternatives: ['line', 'bar', 'table'] }
    expect(choosableTypes(chart)).toEqual(['bar', 'line'])
  })

  it('shortens dates only where all are the first of their period', () => {
    expect(shortDates(['2026-01-01', '2026-02-01'])('2026-02-01')).toBe('2026-02')
    expect(shortDates(['2025-01-01', '2026-01-01'])('2026-01-01')).toBe('2026')
    expect(shortDates(['2026-01-01', '2026-01-08'])('2026-01-08')).toBe('2026-01-08')
  })
})
