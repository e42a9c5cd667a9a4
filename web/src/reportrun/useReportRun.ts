import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { openFrames } from '../api/jobClient'
import { toProblem } from '../api/problem'
import { reportRuns } from '../api/reportClient'
import type { ReportRun } from '../api/reportTypes'
import type { Problem } from '../api/types'
import { followChannel } from '../channel/followChannel'

export function isOver(run: ReportRun): boolean {
  return run.status === 'completed' || run.status === 'failed' || run.status === 'cancelled'
}

/** One run, followed on its channel until it is over. */
export function useReportRun() {
  const run = shallowRef<ReportRun | null>(null)
  const step = ref<string | null>(null)
  const progress = ref(0)
  const problem = ref<Problem | null>(null)
  let leaving = new AbortController()

  /** Reads the run and follows it to its end; answers whether it was seen to end. */
  async function open(id: string): Promise<boolean> {
    leaving.abort()
    leaving = new AbortController()
    const { signal } = leaving
    ;[run.value, step.value, progress.value] = [null, null, 0]
    await read(id, signal)
    if (!run.value || isOver(run.value) || signal.aborted) return false
    await followChannel({
      open: (lastSeq, on) => openFrames('runs', id, lastSeq, on),
      signal,
      onFrame: (frame) => {
        if (frame.type !== 'status' && frame.type !== 'progress') return
        step.value = frame.payload.step ?? step.value
        progress.value = Math.max(progress.value, frame.payload.progress ?? 0)
        if (run.value?.status === 'queued') run.value = { ...run.value, status: 'running' }
      },
    })
    if (!signal.aborted) await read(id, signal)
    return true
  }

  async function read(id: string, signal: AbortSignal): Promise<void> {
    try {
      const found = await reportRuns.get(id)
      if (signal.aborted) return
      run.value = found
      problem.value = null
    } catch (error) {
      if (!signal.aborted) problem.value = toProblem(error)
    }
  }

  onBeforeUnmount(() => leaving.abort())
  return { run, step, progress, problem, open }
}
