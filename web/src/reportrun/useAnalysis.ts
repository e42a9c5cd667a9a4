import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { toProblem } from '../api/problem'
import { reportRuns } from '../api/reportClient'
import type { ReportRun, RunAnalysis } from '../api/reportTypes'
import type { Problem } from '../api/types'
import { awaitAnalysis, waitsFor } from './awaitAnalysis'

/** The quality check of a run: waited for while it is on its way, or made anew. */
export function useAnalysis() {
  const analysis = shallowRef<RunAnalysis | null>(null)
  const problem = ref<Problem | null>(null)
  const checking = ref(false)
  /** Whether it was waited for in vain. */
  const late = ref(false)
  let leaving = new AbortController()

  function forget() {
    leaving.abort()
    leaving = new AbortController()
    ;[analysis.value, problem.value, checking.value, late.value] = [null, null, false, false]
  }

  async function read(run: ReportRun, followed: boolean) {
    const waits = waitsFor(run, followed)
    await take(async (signal) => {
      const found = await awaitAnalysis(() => reportRuns.analysis(run.id!), waits, signal)
      late.value = !found && waits.length > 0 && !signal.aborted
      return found
    })
  }

  async function make(run: ReportRun) {
    await take(() => reportRuns.analyze(run.id!))
  }

  async function take(task: (signal: AbortSignal) => Promise<RunAnalysis | null>) {
    leaving.abort()
    leaving = new AbortController()
    const { signal } = leaving
    ;[checking.value, problem.value, late.value] = [true, null, false]
    try {
      const found = await task(signal)
      if (!signal.aborted) analysis.value = found
    } catch (error) {
      if (!signal.aborted) problem.value = toProblem(error)
    } finally {
      if (!signal.aborted) checking.value = false
    }
  }

  onBeforeUnmount(() => leaving.abort())
  return { analysis, problem, checking, late, forget, read, make }
}
