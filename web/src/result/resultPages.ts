import { results, type PageRequest } from '../api/client'
import type { Cell, Column, Row } from '../api/types'
import { isNumeric, toNumber } from '../format/format'

/** Most rows that a chart is drawn from. */
export const CHART_ROWS = 5000
const PAGE = 1000

export interface KnownRows {
  columns: Column[]
  rows: Row[]
  rowCount: number
  resultId: string | null
}

/** Something to be said of a row. */
export interface RowRemark {
  check: string
  title: string
  message: string
  tone: 'warn' | 'bad'
}

interface Place {
  row: Row
  /** Where the row stands among those that are shown. */
  index: number
  rows: Row[]
  numbers: number[] | null
  sorted: boolean
}

/** The number of a row in the whole result, from 1; null where sorting by the server has hidden it. */
export function rowNumber({ row, index, rows, numbers, sorted }: Place): number | null {
  const at = sorted || numbers ? rows.indexOf(row) : index
  return at < 0 ? null : (numbers?.[at] ?? at + 1)
}

export function isComplete({ rows, rowCount, resultId }: KnownRows): boolean {
  return rows.length >= rowCount || !resultId
}

/** One page of a result: cut from the rows at hand when they are all there, else fetched. */
export async function pageOf(known: KnownRows, page: PageRequest, signal?: AbortSignal): Promise<Row[]> {
  if (!isComplete(known)) return (await results.page(known.resultId!, page, signal)).rows
  const sorted = page.sort ? sortRows(known, page.sort, page.dir ?? 'asc') : known.rows
  return sorted.slice(page.offset, page.offset + page.limit)
}

/** Rows enough for a chart, however many pages that takes. */
export async function rowsForChart(known: KnownRows, signal: AbortSignal): Promise<Row[]> {
  if (isComplete(known)) return known.rows
  const rows: Row[] = []
  const wanted = Math.min(known.rowCount, CHART_ROWS)
  while (rows.length < wanted) {
    const limit = Math.min(PAGE, wanted - rows.length)
    const page = await results.page(known.resultId!, { offset: rows.length, limit }, signal)
    if (!page.rows.length) break
    rows.push(...page.rows)
  }
  return rows
}

export function sortRows(
  { columns, rows }: Pick<KnownRows, 'columns' | 'rows'>,
  sort: string,
  dir: 'asc' | 'desc',
): Row[] {
  const at = columns.findIndex((c) => c.name === sort)
  const column = columns[at]
  if (!column) return rows
  const sign = dir === 'desc' ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [a[at] ?? null, b[at] ?? null]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * compare(left, right, isNumeric(column))
  })
}

function compare(left: NonNullable<Cell>, right: NonNullable<Cell>, numeric: boolean): number {
  if (numeric) return (toNumber(left) ?? 0) - (toNumber(right) ?? 0)
  return String(left).localeCompare(String(right))
}
