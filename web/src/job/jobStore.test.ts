import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../api/jobTypes'
import { CHANNELS, useJobs } from './jobStore'

const job = (n: number, more: Partial<Job> = {}): Job => ({
  job_id: `job_${n}`, kind: 'learn', status: 'running', progress: 0, attempts: 1, cancel_requested: false,
  created_at: '2026-11-21T10:00:00Z', ...more,
})
const frame = (seq: number, type: string, payload: unknown) =>
  `data: ${JSON.stringify({ channel: '', type, payload, ts: '2026-11-21T10:00:01Z', seq })}\n\n`

/** A service with some jobs; each channel answers the frames it was given after the one that is known. */
function service(jobs: Job[], frames: Record<string, [number, string, unknown][]> = {}) {
  const opened: string[] = []
  vi.stubGlobal('fetch', async (path: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal | null }) => {
    const [, id, events] = /^\/v1\/jobs(?:\/(\w+))?(\/events)?/.exec(path)!
    if (!id) return Response.json({ items: jobs })
    if (!events) return Response.json(jobs.find((j) => j.job_id === id))
    const after = Number(headers['Last-Event-ID'] ?? 0)
    opened.push(`${id}:${after}`)
    const body = (frames[id] ?? []).filter(([seq]) => seq > after).map((f) => frame(...f)).join('')
    return new Response(new ReadableStream({
      start(controller) {
        if (body) controller.enqueue(new TextEncoder().encode(body))
        signal?.addEventListener('abort', () => controller.error(signal.reason))
      },
    }))
  })
  return opened
}

describe('the jobs that are watched', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
  })
  afterEach(() => {
    useJobs().leave()
    vi.unstubAllGlobals()
  })

  it('are few at once, and none that has ended', async () => {
    const opened = service([job(0, { status: 'completed' }), ...Array.from({ length: 9 }, (_, n) => job(n + 1))])
    await useJobs().load()
    await vi.waitFor(() => expect(opened).toHaveLength(CHANNELS))
    expect(opened).not.toContain('job_0:0')
  })

  it('go on past the end of an earlier attempt without asking for it again', async () => {
    const jobs = [job(1, { attempts: 2, progress: 20 })]
    const frames: [number, string, unknown][] = [
      [1, 'progress', { progress: 80 }],
      [2, 'error', { error: 'gone', code: 'datasource_unreachable' }],
      [3, 'progress', { progress: 35, step: 'Counting' }],
    ]
    const opened = service(jobs, { job_1: frames })
    const store = useJobs()
    await store.load()
    await vi.waitFor(() => expect(store.items[0]).toMatchObject({ status: 'running', progress: 35, current_step: 'Counting' }))
    expect(opened).toEqual(['job_1:0', 'job_1:2'])
  })
})
