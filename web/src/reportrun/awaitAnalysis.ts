import { ApiError } from '../api/problem'
import type { ReportRun, RunAnalysis } from '../api/reportTypes'
import { pause } from '../channel/pause'

/** Waits between two looks for a check that is on its way: a minute and a half, ever less often. */
const ON_ITS_WAY = [300, 500, 700, 1000, 1500, 2000, 3000, 4000, ...Array<number>(15).fill(5000)]
/** A run that ended longer ago and has no verdict is not expected to get one by itself. */
const RECENT_MS = 120_000

/** The waits before each further look for the check of a run; none where nothing is on its way. */
export function waitsFor(run: ReportRun, followed: boolean, now: number = Date.now()): number[] {
  if (run.verdict) return ON_ITS_WAY.slice(0, 3)
  const ended = Date.parse(run.finished_at ?? '')
  return followed || now - ended < RECENT_MS ? ON_ITS_WAY : []
}

/**
 * Looks for the check of a run until it is there; null when the waits are used up and it is not. What can succeed
 * later is tried again, and thrown only when it was the last word; everything else but 404 is thrown at once.
 */
export async function awaitAnalysis(
  read: () => Promise<RunAnalysis>,
  waits: number[],
  signal: AbortSignal,
): Promise<RunAnalysis | null> {
  for (const wait of [...waits, null]) {
    try {
      return await read()
    } catch (error) {
      if (signal.aborted) throw error
      const missing = error instanceof ApiError && error.problem.status === 404
      const passing = error instanceof ApiError && Boolean(error.problem.retryable)
      if (!missing && (!passing || wait === null)) throw error
    }
    if (wait !== null) await pause(wait, signal)
  }
  return null
}
