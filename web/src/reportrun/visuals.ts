import type { Visual } from '../api/reportTypes'
import type { Chart, ChartType, Column } from '../api/types'
import { isDrawable } from '../chart/chartOption'

const ALTERNATIVES: Partial<Record<ChartType, ChartType[]>> = {
  line: ['area', 'bar'],
  area: ['line', 'bar'],
  bar: ['line', 'pie'],
  pie: ['bar'],
}

/** The charts of a run that can be drawn from its columns. */
export function chartsOf(visuals: Visual[] | null | undefined, columns: Column[]): Chart[] {
  return (visuals ?? [])
    .map(({ type, x, y, series, title }): Chart => ({
      type,
      x: x ?? null,
      y: Array.isArray(y) ? y : [y],
      series: series ?? null,
      title: title ?? '',
      alternatives: ALTERNATIVES[type] ?? [],
    }))
    .filter((chart) => isDrawable(chart, columns))
}
