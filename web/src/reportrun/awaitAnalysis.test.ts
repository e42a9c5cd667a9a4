import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '../api/problem'
import type { ReportRun, RunAnalysis } from '../api/reportTypes'
import { awaitAnalysis, waitsFor } from './awaitAnalysis'

const problem = (status: number, retryable: boolean) => new ApiError({ title: '', status, code: '', retryable })
const made = { id: 'an_1' } as RunAnalysis

async function look(answers: (RunAnalysis | Error)[], waits: number[]) {
  const read = vi.fn(async () => {
    const answer = answers.shift()!
    if (answer instanceof Error) throw answer
    return answer
  })
  const found = await awaitAnalysis(read, waits, new AbortController().signal).catch((error: unknown) => error)
  return { found, looks: read.mock.calls.length }
}

describe('waiting for the check of a run', () => {
  it('goes on while there is none yet, and through a service that is away for a moment', async () => {
    expect(await look([problem(404, false), problem(503, true), made], [1, 1, 1])).toEqual({ found: made, looks: 3 })
  })

  it('ends when the waits are used up', async () => {
    expect(await look([problem(404, false), problem(404, false)], [1])).toEqual({ found: null, looks: 2 })
    expect(await look([problem(503, true), problem(503, true)], [1])).toMatchObject({ found: { problem: { status: 503 } }, looks: 2 })
  })

  it('ends at once with what will not change', async () => {
    expect(await look([problem(403, false)], [1, 1])).toMatchObject({ found: { problem: { status: 403 } }, looks: 1 })
  })

  it('ends when the page is left', async () => {
    const leaving = new AbortController()
    const read = vi.fn().mockRejectedValue(problem(404, false))
    const waiting = awaitAnalysis(read, [60_000], leaving.signal)
    leaving.abort()
    await expect(waiting).rejects.toThrow()
    expect(read).toHaveBeenCalledTimes(1)
  })
})

describe('a check', () => {
  const now = Date.parse('2026-11-21T10:00:00Z')
  const run = (more: Partial<ReportRun>) => ({ report_key: 'x', version: 1, status: 'completed', ...more }) as ReportRun
  const total = (waits: number[]) => waits.reduce((sum, wait) => sum + wait, 0)

  it('is on its way after a run that just ended or was seen to end', () => {
    expect(total(waitsFor(run({ finished_at: '2026-11-21T09:59:30Z' }), false, now))).toBeGreaterThan(60_000)
    expect(total(waitsFor(run({ finished_at: '2026-11-21T08:00:00Z' }), true, now))).toBeGreaterThan(60_000)
    expect(total(waitsFor(run({ finished_at: '2026-11-21T09:59:30Z' }), false, now))).toBeLessThan(120_000)
  })

  it('is not waited for where a run ended long ago without one', () => {
    expect(waitsFor(run({ finished_at: '2026-11-21T08:00:00Z' }), false, now)).toEqual([])
    expect(waitsFor(run({ finished_at: '2026-11-21T08:00:00Z', verdict: 'warn' }), false, now).length).toBeLessThan(5)
  })
})
