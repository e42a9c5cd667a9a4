import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { datasources as api } from '../api/client'
import { toProblem } from '../api/problem'
import type { Datasource, Problem } from '../api/types'

/** The datasources that questions can be asked of. */
export const useDatasources = defineStore('datasources', () => {
  const items = ref<Datasource[]>([])
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const problem = ref<Problem | null>(null)
  const names = computed(() => new Map(items.value.map((d) => [d.id, d.display_name])))

  async function load(): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading'
    try {
      items.value = await api.list()
      state.value = 'ready'
    } catch (error) {
      problem.value = toProblem(error)
      if (!items.value.length) state.value = 'failed'
    }
  }

  function put(datasource: Datasource): void {
    const at = items.value.findIndex((d) => d.id === datasource.id)
    if (at < 0) items.value.push(datasource)
    else items.value[at] = datasource
  }

  async function remove(id: string): Promise<void> {
    await api.remove(id)
    items.value = items.value.filter((d) => d.id !== id)
  }

  function nameOf(id: string | null | undefined): string | null {
    return id ? (names.value.get(id) ?? id) : null
  }

  return { items, state, problem, load, put, remove, nameOf }
})
