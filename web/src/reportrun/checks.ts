import type { Check, RunAnalysis, Verdict } from '../api/reportTypes'
import type { RowRemark } from '../result/resultPages'

export const VERDICT_NAMES: Record<Verdict, string> = { pass: 'Checks passed', warn: 'Checks warn', fail: 'Checks failed' }
export const VERDICT_TONES: Record<Verdict, 'good' | 'warn' | 'bad'> = { pass: 'good', warn: 'warn', fail: 'bad' }

const RANK: Record<Check['status'], number> = { fail: 0, warn: 1, pass: 2, skipped: 3 }

/** The checks that found something first, the graver before. */
export function ordered(checks: Check[]): Check[] {
  return [...checks].sort((a, b) => RANK[a.status] - RANK[b.status])
}

/** One check may speak of several columns, each with a finding of its own. */
export function keyOf(check: Check): string {
  return check.column ? `${check.id}:${check.column}` : check.id
}

export function found(check: Check): boolean {
  return check.status === 'warn' || check.status === 'fail'
}

/** Every finding by the number of the row it speaks of, or only those of one check. */
export function rowMarks(checks: Check[], only: string | null = null): Map<number, RowRemark[]> {
  const marks = new Map<number, RowRemark[]>()
  for (const check of checks) {
    if (!found(check) || (only !== null && keyOf(check) !== only)) continue
    const mark: RowRemark = {
      check: keyOf(check),
      title: check.title,
      message: check.message,
      tone: check.status === 'fail' ? 'bad' : 'warn',
    }
    for (const number of check.row_numbers ?? []) marks.set(number, [...(marks.get(number) ?? []), mark])
  }
  return marks
}

/** What the model adds to a check where it says more than the checks do; of several alike each has its own. */
export function explanationOf(analysis: RunAnalysis, check: Check): string | null {
  const { checks, findings } = analysis.verdict_json
  const alike = checks.filter((c) => c.id === check.id && found(c))
  const said = (findings ?? []).filter((f) => f.check === check.id).map((f) => f.explanation)
  const own = said[alike.findIndex((c) => keyOf(c) === keyOf(check))]
  return own && !checks.some((c) => c.message === own) ? own : null
}

/** The verdict in a sentence, unless it only repeats a finding below it. */
export function summaryOf(analysis: RunAnalysis): string | null {
  const { summary, checks } = analysis.verdict_json
  return summary && !checks.some((c) => found(c) && c.message === summary) ? summary : null
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
