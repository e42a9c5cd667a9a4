import type { Column, Cell } from '../api/types'
import type { ReportRun, RunComparison } from '../api/reportTypes'
import { formatCell, isMeasure, toNumber } from '../format/format'

export type DifferenceKind = 'added' | 'removed' | 'changed'

export interface ComparedCell {
  text: string
  /** What it was before, where this cell changed. */
  before: string | null
  /** By how much a number changed, in percent, such as "+12 %". */
  delta: string | null
}

export interface ComparedRow {
  kind: DifferenceKind
  cells: ComparedCell[]
}

/** The differences as rows of one table: what changed first, then what came and what went. */
export function comparedRows(comparison: RunComparison): ComparedRow[] {
  const { columns } = comparison
  const plain = (kind: DifferenceKind) => (row: Cell[]): ComparedRow => ({
    kind,
    cells: columns.map((column, at) => ({ text: formatCell(row[at], column), before: null, delta: null })),
  })
  const changed = comparison.changed.map(({ before, after, columns: names }): ComparedRow => ({
    kind: 'changed',
    cells: columns.map((column, at) => comparedCell(column, before[at], after[at], names.includes(column.name))),
  }))
  return [...changed, ...comparison.added.map(plain('added')), ...comparison.removed.map(plain('removed'))]
}

function comparedCell(column: Column, before: Cell | undefined, after: Cell | undefined, differs: boolean): ComparedCell {
  const text = formatCell(after, column)
  if (!differs) return { text, before: null, delta: null }
  return { text, before: formatCell(before, column) || '–', delta: isMeasure(column) ? deltaOf(before, after) : null }
}

function deltaOf(before: Cell | undefined, after: Cell | undefined): string | null {
  const [from, to] = [toNumber(before), toNumber(after)]
  if (from === null || to === null || from === 0) return null
  const percent = ((to - from) / Math.abs(from)) * 100
  const size = Math.abs(percent)
  const shown = size >= 10 ? size.toFixed(0) : size.toFixed(1)
  return `${percent < 0 ? '−' : '+'}${shown} %`
}

/** What tells rows apart when nobody says: every column that measures nothing, or else the first. */
export function proposedKeys(columns: Column[]): string[] {
  const names = columns.filter((c) => !isMeasure(c)).map((c) => c.name)
  return names.length ? names : columns.slice(0, 1).map((c) => c.name)
}

/** The parameters of another run that are not those of this one, in short. */
export function otherParams(run: ReportRun, other: ReportRun): string[] {
  const [own, its] = [run.params ?? {}, other.params ?? {}]
  return Object.entries(its)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(own[name]))
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
}
