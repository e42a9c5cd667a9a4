import { defineStore } from 'pinia'
import { ref } from 'vue'
import { toProblem } from '../api/problem'
import { reportRuns, reports } from '../api/reportClient'
import type { Report, ReportRun } from '../api/reportTypes'
import type { Problem } from '../api/types'

/** The list of reports, with the last run of each. */
export const useReports = defineStore('reports', () => {
  const items = ref<Report[]>([])
  const lastRuns = ref<Record<string, ReportRun>>({})
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const problem = ref<Problem | null>(null)
  const next = ref<string | null>(null)
  let asked = 0

  async function load(q = '', archived = false): Promise<void> {
    const ask = ++asked
    if (state.value !== 'ready') state.value = 'loading'
    try {
      const [read, runs] = await Promise.all([
        reports.list({ q, archived }),
        reportRuns.list({ limit: 200 }).catch(() => ({ items: [] })),
      ])
      if (ask !== asked) return
      items.value = read.items
      next.value = read.next_after ?? null
      lastRuns.value = newestByReport(runs.items)
      state.value = 'ready'
      problem.value = null
    } catch (error) {
      if (ask !== asked) return
      problem.value = toProblem(error)
      state.value = 'failed'
    }
  }

  async function more(q: string, archived: boolean): Promise<void> {
    const read = await reports.list({ q, archived, after: next.value })
    items.value = [...items.value, ...read.items]
    next.value = read.next_after ?? null
  }

  return { items, lastRuns, state, problem, next, load, more }
})

/** Runs come newest first. */
export function newestByReport(runs: ReportRun[]): Record<string, ReportRun> {
  const newest: Record<string, ReportRun> = {}
  for (const run of runs) newest[run.report_key] ??= run
  return newest
}
