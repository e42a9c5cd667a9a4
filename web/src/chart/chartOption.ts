import type { EChartsCoreOption } from 'echarts/core'
import type { Chart, ChartType, Column, Row } from '../api/types'
import { formatCell, formatCompact, formatNumber, isTemporal, toNumber } from '../format/format'
import type { ChartTheme } from './chartTheme'

export type DrawnType = Exclude<ChartType, 'metric' | 'table'>

/** Most slices a pie can show before the rest is summed up. */
const SLICES = 8

interface Data {
  chart: Chart
  columns: Column[]
  rows: Row[]
  theme: ChartTheme
}

interface Series {
  name: string
  column: Column
  values: Map<string, number | null>
}

/** The types that a person may choose among: the proposed one first, each once. */
export function choosableTypes(chart: Chart): ChartType[] {
  return [...new Set([chart.type, ...(chart.alternatives ?? [])])].filter((t) => t !== 'table')
}

export function columnIndex(columns: Column[], name: string | null | undefined): number {
  if (!name) return -1
  const exact = columns.findIndex((c) => c.name === name)
  return exact >= 0
    ? exact
    : columns.findIndex((c) => c.name.toLowerCase() === name.toLowerCase())
}

/** Whether every column that the chart names is in the result. */
export function isDrawable(chart: Chart | null | undefined, columns: Column[]): chart is Chart {
  if (!chart || chart.type === 'table' || !chart.y.length) return false
  const named = [...chart.y, ...(chart.x ? [chart.x] : []), ...(chart.series ? [chart.series] : [])]
  return named.every((name) => columnIndex(columns, name) >= 0)
}

export function buildChartOption(type: DrawnType, data: Data): EChartsCoreOption {
  const { theme } = data
  const base = {
    color: theme.series,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.font, color: theme.muted },
    animationDuration: 350,
  }
  if (type === 'pie') return { ...base, ...pie(data) }
  if (type === 'scatter') return { ...base, ...scatter(data) }
  return { ...base, ...cartesian(type, data) }
}

/** Names of things read best down the side; few or short ones, and times, along the bottom. */
export function liesDown(type: DrawnType, { chart, columns, rows }: Omit<Data, 'theme'>): boolean {
  const x = columns[columnIndex(columns, chart.x)]
  if (type !== 'bar' || !x || isTemporal(x) || toNumber(rows[0]?.[columns.indexOf(x)]) !== null) {
    return false
  }
  const labels = categories({ columns, rows, x })
  const longest = Math.max(...labels.map((l) => l.length), 0)
  return labels.length > 12 || longest * labels.length > 90
}

function cartesian(type: 'bar' | 'line' | 'area', data: Data): EChartsCoreOption {
  const { chart, columns, theme } = data
  const x = columns[columnIndex(columns, chart.x)]
  const rows = x && isTemporal(x) ? sortedBy(data.rows, columns.indexOf(x)) : data.rows
  const labels = x ? categories({ columns, rows, x }) : ['']
  const series = seriesOf({ ...data, rows }, x)
  const lying = liesDown(type, data)
  const category = {
    type: 'category',
    data: labels,
    inverse: lying,
    boundaryGap: type === 'bar',
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    axisLabel: {
      color: theme.muted,
      hideOverlap: true,
      width: lying ? 150 : 110,
      overflow: 'truncate',
      ...(x && isTemporal(x) ? { formatter: shortDates(labels) } : {}),
    },
  }
  const value = {
    type: 'value',
    axisLabel: { color: theme.muted, formatter: (v: number) => formatCompact(v) },
    splitLine: { lineStyle: { color: theme.line } },
    ...(type === 'line' ? { scale: spread(series) } : {}),
  }
  return {
    grid: {
      left: 8, right: 24, bottom: 8, top: series.length > 1 ? 40 : 16,
      outerBoundsMode: 'same', outerBoundsContain: 'axisLabel',
    },
    tooltip: { ...tooltip(theme), trigger: 'axis', axisPointer: { type: type === 'bar' ? 'shadow' : 'line' } },
    ...(series.length > 1 ? { legend: legend(theme) } : {}),
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map(({ name, column, values }) => ({
      name,
      type: type === 'bar' ? 'bar' : 'line',
      data: labels.map((label) => values.get(label) ?? null),
      tooltip: { valueFormatter: valueFormatter(column) },
      ...(type === 'bar'
        ? { barMaxWidth: 34, itemStyle: { borderRadius: lying ? [0, 4, 4, 0] : [4, 4, 0, 0] } }
        : { showSymbol: labels.length <= 40, symbolSize: 6, lineStyle: { width: 2.5 } }),
      ...(type === 'area' ? { areaStyle: { opacity: 0.18 }, stack: series.length > 1 ? 'all' : undefined } : {}),
    })),
  }
}

/** One series for each value column, or for each value of the splitting column. */
function seriesOf({ chart, columns, rows }: Omit<Data, 'theme'>, x: Column | undefined): Series[] {
  const xAt = x ? columns.indexOf(x) : -1
  const splitAt = columnIndex(columns, chart.series)
  const found = new Map<string, Series>()
  for (const name of chart.y) {
    const yAt = columnIndex(columns, name)
    const column = columns[yAt]
    if (!column) continue
    for (const row of rows) {
      const split = splitAt < 0 ? column.name : labelOf(row[splitAt], columns[splitAt]!)
      const key = chart.y.length > 1 && splitAt >= 0 ? `${split}, ${column.name}` : split
      if (!found.has(key)) found.set(key, { name: key, column, values: new Map() })
      const label = x ? labelOf(row[xAt], x) : ''
      const series = found.get(key)!
      const more = toNumber(row[yAt])
      const before = series.values.get(label)
      series.values.set(label, before === undefined || before === null ? more : before + (more ?? 0))
    }
  }
  return [...found.values()]
}

function pie({ chart, columns, rows, theme }: Data): EChartsCoreOption {
  const x = columns[columnIndex(columns, chart.x)]
  const yAt = columnIndex(columns, chart.y[0])
  const column = columns[yAt]!
  const slices = rows
    .map((row) => ({
      name: x ? labelOf(row[columns.indexOf(x)], x) : '',
      value: toNumber(row[yAt]) ?? 0,
    }))
    .filter((slice) => slice.value > 0)
    .sort((a, b) => b.value - a.value)
  const rest = slices.slice(SLICES)
  const shown = rest.length
    ? [...slices.slice(0, SLICES), { name: `${rest.length} more`, value: sum(rest.map((s) => s.value)) }]
    : slices
  return {
    tooltip: { ...tooltip(theme), trigger: 'item', valueFormatter: valueFormatter(column) },
    series: [
      {
        type: 'pie',
        radius: ['46%', '74%'],
        data: shown,
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
        label: { color: theme.ink, formatter: '{b}  {d} %' },
        labelLine: { lineStyle: { color: theme.line } },
      },
    ],
  }
}

function scatter({ chart, columns, rows, theme }: Data): EChartsCoreOption {
  const xAt = columnIndex(columns, chart.x)
  const yAt = columnIndex(columns, chart.y[0])
  const splitAt = columnIndex(columns, chart.series)
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = splitAt < 0 ? '' : labelOf(row[splitAt], columns[splitAt]!)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  const axis = (column: Column | undefined) => ({
    type: 'value',
    scale: true,
    name: column?.name,
    nameLocation: 'middle',
    nameGap: 30,
    nameTextStyle: { color: theme.muted },
    axisLabel: { color: theme.muted, formatter: (v: number) => formatCompact(v) },
    splitLine: { lineStyle: { color: theme.line } },
  })
  return {
    grid: { left: 24, right: 24, bottom: 28, top: splitAt >= 0 ? 40 : 16, outerBoundsMode: 'same' },
    tooltip: { ...tooltip(theme), trigger: 'item' },
    ...(splitAt >= 0 ? { legend: legend(theme) } : {}),
    xAxis: axis(columns[xAt]),
    yAxis: axis(columns[yAt]),
    series: [...groups].map(([name, points]) => ({
      name,
      type: 'scatter',
      symbolSize: 9,
      itemStyle: { opacity: 0.75 },
      data: points.map((row) => [toNumber(row[xAt]), toNumber(row[yAt])]),
    })),
  }
}

function categories({ columns, rows, x }: { columns: Column[]; rows: Row[]; x: Column }): string[] {
  const at = columns.indexOf(x)
  return [...new Set(rows.map((row) => labelOf(row[at], x)))]
}

/** Where every date is the first of its month or year, the rest of it says nothing. */
export function shortDates(labels: string[]): (label: string) => string {
  const every = (end: RegExp) => labels.every((label) => end.test(label))
  if (labels.length > 1 && every(/^\d{4}-01-01$/)) return (label) => label.slice(0, 4)
  if (labels.length > 1 && every(/^\d{4}-\d{2}-01$/)) return (label) => label.slice(0, 7)
  return (label) => label
}

function labelOf(value: Row[number] | undefined, column: Column): string {
  return formatCell(value, column) || '(none)'
}

function sortedBy(rows: Row[], at: number): Row[] {
  return [...rows].sort((a, b) => String(a[at] ?? '').localeCompare(String(b[at] ?? '')))
}

/** A line far from zero shows its movement better when the axis does not start there. */
function spread(series: Series[]): boolean {
  const values = series.flatMap((s) => [...s.values.values()]).filter((v) => v !== null)
  if (!values.length) return false
  const low = Math.min(...values)
  const high = Math.max(...values)
  return low > 0 && (high - low) / high < 0.3
}

function valueFormatter(column: Column) {
  return (value: unknown) =>
    typeof value === 'number'
      ? formatNumber(value, column) + (column.unit ? ` ${column.unit}` : '')
      : 'no value'
}

function tooltip(theme: ChartTheme) {
  return {
    backgroundColor: theme.raised,
    borderColor: theme.line,
    textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13 },
    confine: true,
  }
}

function legend(theme: ChartTheme) {
  return { type: 'scroll', top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12,
    textStyle: { color: theme.ink } }
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
