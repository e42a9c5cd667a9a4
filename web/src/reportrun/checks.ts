import type { Check, RunAnalysis, Verdict } from '../api/reportTypes'
import type { RowRemark } from '../result/resultPages'

export const VERDICT_NAMES: Record<Verdict, string> = { pass: 'Checks passed', warn: 'Checks warn', fail: 'Checks failed' }
export const VERDICT_TONES: Record<Verdict, 'good' | 'warn' | 'bad'> = { pass: 'good', warn: 'warn', fail: 'bad' }

const RANK: Record<Check['status'], number> = { fail: 0, warn: 1, pass: 2, skipped: 3 }

/** The checks that found something first, the graver before. */
export function ordered(checks: Check[]): Check[] {
  return [...checks].sort((a, b) => RANK[a.status] - RANK[b.status])
}

export function found(check: Check): boolean {
  return check.status === 'warn' || check.status === 'fail'
}

/** Every finding by the number of the row it speaks of, or only those of one check. */
export function rowMarks(checks: Check[], only: string | null = null): Map<number, RowRemark[]> {
  const marks = new Map<number, RowRemark[]>()
  for (const check of checks) {
    if (!found(check) || (only !== null && check.id !== only)) continue
    const mark: RowRemark = {
      check: check.id,
      title: check.title,
      message: check.message,
      tone: check.status === 'fail' ? 'bad' : 'warn',
    }
    for (const number of check.row_numbers ?? []) marks.set(number, [...(marks.get(number) ?? []), mark])
  }
  return marks
}

/** What the model adds to a check, in its own words. */
export function explanationOf(analysis: RunAnalysis, check: string): string | null {
  return analysis.verdict_json.findings?.find((f) => f.check === check)?.explanation ?? null
}

/** Evidence as short pairs; nested values are left to the message. */
export function evidencePairs(check: Check): [string, string][] {
  return Object.entries(check.evidence ?? {})
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => [name.replaceAll('_', ' '), typeof value === 'number' ? trimmed(value) : String(value)])
}

function trimmed(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)))
}
