import type { Cell, Column } from '../api/types'

const NUMERIC = new Set(['integer', 'decimal', 'float'])
const TEMPORAL = new Set(['date', 'timestamp', 'timestamp_tz'])

/** Numbers in columns of these names identify something; nobody wants them grouped by thousands. */
const IDENTIFYING = /(^|[_\s])(id|year|zip|code|number|postcode|phone)$|[a-z](Id|Year|Code)$/

export function typeOf(column: Pick<Column, 'type'>): string {
  return column.type.toLowerCase()
}

export function isNumeric(column: Pick<Column, 'type'>): boolean {
  return NUMERIC.has(typeOf(column))
}

export function isTemporal(column: Pick<Column, 'type'>): boolean {
  return TEMPORAL.has(typeOf(column))
}

/** A number that measures something, not one that names something as an id or a year does. */
export function isMeasure(column: Column): boolean {
  return isNumeric(column) && !IDENTIFYING.test(column.name)
}

/** A number that came as a number or, for exact decimals, as text; null for anything else. */
export function toNumber(value: Cell | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export function formatCell(value: Cell | undefined, column: Column, locale?: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isNumeric(column)) {
    const number = toNumber(value)
    return number === null ? String(value) : formatNumber(number, column, locale)
  }
  if (isTemporal(column) && typeof value === 'string') return formatTime(value, column)
  return String(value)
}

export function formatNumber(value: number, column?: Column, locale?: string): string {
  if (column && IDENTIFYING.test(column.name)) return String(value)
  const decimals = Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 2 : 4
  const fewest =
    column && typeOf(column) === 'decimal' && decimals === 2 ? 2 : 0
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: decimals,
    minimumFractionDigits: fewest,
  }).format(value)
}

/** Short enough for an axis: 12,300,000 becomes 12.3M. */
export function formatCompact(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: Math.abs(value) >= 100 ? 1 : 2,
  }).format(value)
}

/** ISO text without what says nothing: the T, a midnight, seconds that are zero. */
export function formatTime(value: string, column: Pick<Column, 'type'>): string {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?/.exec(value)
  if (!match) return value
  const [, date, minutes, seconds] = match
  if (typeOf(column) === 'date') return date!
  if (minutes === '00:00' && (seconds ?? '00') === '00') return date!
  return `${date} ${minutes}${seconds && seconds !== '00' ? `:${seconds}` : ''}`
}

export function formatCount(count: number, one: string, many = `${one}s`, locale?: string): string {
  return `${new Intl.NumberFormat(locale).format(count)} ${count === 1 ? one : many}`
}

export function formatDuration(ms: number): string {
  if (ms < 1) return '<1 ms'
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1 %'
  const percent = share * 100
  return `${percent.toFixed(percent === 0 || percent >= 10 || Number.isInteger(percent) ? 0 : 1)} %`
}

export function formatAgo(iso: string, now: Date = new Date(), locale?: string): string {
  const seconds = Math.round((now.getTime() - new Date(iso).getTime()) / 1000)
  if (Number.isNaN(seconds)) return ''
  if (seconds < 45) return 'just now'
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' })
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), 'minute')
  if (seconds < 86_400) return relative.format(-Math.round(seconds / 3600), 'hour')
  if (seconds < 30 * 86_400) return relative.format(-Math.round(seconds / 86_400), 'day')
  return new Date(iso).toLocaleDateString(locale, { dateStyle: 'medium' })
}

/** The name that a downloaded result gets: the first eight hexadecimal digits of its id tell it apart. */
export function csvName(resultId: string): string {
  const hex = resultId.replace(/^res_/, '').replace(/[^0-9a-f]/gi, '')
  return `query_results_${hex.slice(0, 8).toLowerCase() || 'all'}.csv`
}
