import { defineStore } from 'pinia'
import { ref } from 'vue'
import { toProblem } from '../api/problem'
import { reports } from '../api/reportClient'
import type { Report } from '../api/reportTypes'
import type { Problem } from '../api/types'

/** The list of reports. */
export const useReports = defineStore('reports', () => {
  const items = ref<Report[]>([])
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const problem = ref<Problem | null>(null)
  const next = ref<string | null>(null)
  let asked = 0

  async function load(q = '', archived = false): Promise<void> {
    const ask = ++asked
    if (state.value !== 'ready') state.value = 'loading'
    try {
      const read = await reports.list({ q, archived })
      if (ask !== asked) return
      items.value = read.items
      next.value = read.next_after ?? null
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

  return { items, state, problem, next, load, more }
})
