import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { chats as api } from '../api/client'
import { toProblem } from '../api/problem'
import type { Chat, Problem } from '../api/types'

export interface ChatGroup {
  title: string
  chats: Chat[]
}

/** The history: conversations, latest first. */
export const useChats = defineStore('chats', () => {
  const items = ref<Chat[]>([])
  const nextBefore = ref<string | null>(null)
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const problem = ref<Problem | null>(null)
  const groups = computed(() => groupByDay(items.value, new Date()))

  async function load(): Promise<void> {
    state.value = items.value.length ? 'ready' : 'loading'
    try {
      const page = await api.list()
      items.value = page.items
      nextBefore.value = page.next_before ?? null
      state.value = 'ready'
    } catch (error) {
      problem.value = toProblem(error)
      state.value = 'failed'
    }
  }

  async function loadMore(): Promise<void> {
    const page = await api.list(nextBefore.value)
    const known = new Set(items.value.map((c) => c.id))
    items.value.push(...page.items.filter((c) => !known.has(c.id)))
    nextBefore.value = page.next_before ?? null
  }

  async function rename(id: string, title: string): Promise<void> {
    await api.rename(id, title)
    const chat = items.value.find((c) => c.id === id)
    if (chat) chat.title = title
  }

  async function remove(id: string): Promise<void> {
    await api.remove(id)
    items.value = items.value.filter((c) => c.id !== id)
  }

  /** Puts a chat that was just spoken in to the top. */
  function touch(chat: Chat): void {
    const updated = { ...chat, updated_at: new Date().toISOString() }
    items.value = [updated, ...items.value.filter((c) => c.id !== chat.id)]
  }

  return { items, groups, nextBefore, state, problem, load, loadMore, rename, remove, touch }
})

export function groupByDay(chats: Chat[], now: Date): ChatGroup[] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const day = 86_400_000
  const bounds: [string, number][] = [
    ['Today', today],
    ['Yesterday', today - day],
    ['The last week', today - 7 * day],
    ['Earlier', Number.NEGATIVE_INFINITY],
  ]
  const groups = bounds.map(([title]) => ({ title, chats: [] as Chat[] }))
  for (const chat of chats) {
    const time = new Date(chat.updated_at).getTime()
    const at = bounds.findIndex(([, from]) => time >= from)
    groups[at < 0 ? groups.length - 1 : at]?.chats.push(chat)
  }
  return groups.filter((g) => g.chats.length)
}
