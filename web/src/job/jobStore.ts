import { defineStore } from 'pinia'
import { ref } from 'vue'
import { followChannel } from '../channel/followChannel'
import { jobs as api, openFrames } from '../api/jobClient'
import type { Job } from '../api/jobTypes'
import { toProblem } from '../api/problem'
import type { Problem } from '../api/types'
import { foldFrame, isFinished, mergeJobs } from './foldJob'

/** Most channels that are open at once; jobs beyond are told by the slow poll alone. */
export const CHANNELS = 4

/** The jobs of the organization, kept current while someone looks. */
export const useJobs = defineStore('jobs', () => {
  const items = ref<Job[]>([])
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const problem = ref<Problem | null>(null)
  const next = ref<string | null>(null)
  const following = new Map<string, AbortController>()
  /** The last frame that was seen of each job; a job that is tried again goes on from there. */
  const seen = new Map<string, number>()
  let filter: string | null = null

  async function load(status: string | null = filter): Promise<void> {
    const changed = status !== filter
    filter = status
    if (state.value !== 'ready' || changed) state.value = 'loading'
    try {
      const read = await api.list(status ? { status } : {})
      if (status !== filter) return
      items.value = mergeJobs(items.value, read.items)
      next.value = read.next_before ?? null
      state.value = 'ready'
      problem.value = null
      follow()
    } catch (error) {
      problem.value = toProblem(error)
      if (!items.value.length) state.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    const read = await api.list({ ...(filter ? { status: filter } : {}), before: next.value })
    const known = new Set(items.value.map((job) => job.job_id))
    items.value = [...items.value, ...read.items.filter((job) => !known.has(job.job_id))]
    next.value = read.next_before ?? null
  }

  function put(job: Job): void {
    const at = items.value.findIndex((known) => known.job_id === job.job_id)
    if (at < 0) items.value = [job, ...items.value]
    else items.value[at] = job
  }

  async function cancel(id: string): Promise<void> {
    put(await api.cancel(id))
  }

  async function retry(id: string): Promise<void> {
    const ticket = await api.retry(id)
    put(await api.get(ticket.job_id))
    follow()
  }

  /** Opens the channels of the first unfinished jobs, and closes those of jobs that are no longer listed. */
  function follow(): void {
    const open = items.value.filter((job) => !isFinished(job)).slice(0, CHANNELS)
    const wanted = new Set(open.map((job) => job.job_id))
    for (const [id, controller] of following) if (!wanted.has(id)) controller.abort()
    for (const id of wanted) if (!following.has(id)) void followJob(id)
  }

  async function followJob(id: string): Promise<void> {
    const controller = new AbortController()
    following.set(id, controller)
    const ended = await followChannel({
      open: (lastSeq, signal) => openFrames('jobs', id, lastSeq, signal),
      signal: controller.signal,
      after: seen.get(id) ?? 0,
      onFrame: (frame) => {
        seen.set(id, frame.seq)
        const job = items.value.find((known) => known.job_id === id)
        if (job) put(foldFrame(job, frame))
      },
    })
    if (following.get(id) === controller) following.delete(id)
    if (!ended) return
    // The job itself tells everything about its end; or that this was the end of an earlier attempt.
    await api.get(id).then(put, () => {})
    follow()
  }

  function leave(): void {
    for (const controller of following.values()) controller.abort()
    following.clear()
  }

  return { items, state, problem, next, load, more, cancel, retry, leave }
})
