import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { openFrames } from '../api/jobClient'
import type { Frame } from '../api/jobTypes'
import { toProblem } from '../api/problem'
import { reportRuns } from '../api/reportClient'
import type { ReportRun } from '../api/reportTypes'
import type { Problem } from '../api/types'
import { followChannel } from '../channel/followChannel'
import { pause } from '../channel/pause'

/** Waits between rounds of following: at most about an hour without a word. */
const ROUNDS = [1000, 3000, 10_000, ...Array<number>(60).fill(30_000)]

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
    await follow(id, signal)
    return true
  }

  /** A channel that cannot be kept is opened again, ever less often; the run itself says whether it has ended. */
  async function follow(id: string, signal: AbortSignal): Promise<void> {
    for (const wait of ROUNDS) {
      await followChannel({ open: (lastSeq, on) => openFrames('runs', id, lastSeq, on), signal, onFrame: tell })
      if (!signal.aborted) await read(id, signal)
      if (signal.aborted || !run.value || isOver(run.value)) return
      await pause(wait, signal).catch(() => {})
    }
  }

  function tell(frame: Frame): void {
    if (frame.type !== 'status' && frame.type !== 'progress') return
    step.value = frame.payload.step ?? step.value
    progress.value = Math.max(progress.value, frame.payload.progress ?? 0)
    if (run.value?.status === 'queued' && progress.value > 0) run.value = { ...run.value, status: 'running' }
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
