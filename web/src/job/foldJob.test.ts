import { describe, expect, it } from 'vitest'
import type { Frame, FramePayloads, Job } from '../api/jobTypes'
import { foldFrame, mergeJobs } from './foldJob'

const job: Job = {
  job_id: 'job_1', kind: 'learn', status: 'queued', progress: 0, attempts: 1, cancel_requested: false, created_at: '2026-11-21T10:00:00Z',
}
const frame = <Type extends keyof FramePayloads>(type: Type, payload: FramePayloads[Type], seq = 1) =>
  ({ channel: 'process/job_1', type, payload, ts: '2026-11-21T10:00:05Z', seq }) as Frame

describe('a job and its frames', () => {
  it('runs from the first progress on', () => {
    const now = foldFrame(job, frame('status', { step: 'Connecting', progress: 10 }))
    expect(now).toMatchObject({ status: 'running', progress: 10, current_step: 'Connecting', started_at: '2026-11-21T10:00:05Z' })
    expect(job.status).toBe('queued')
  })

  it('never goes back, and stays between 0 and 100', () => {
    const far = foldFrame(job, frame('progress', { progress: 60 }))
    expect(foldFrame(far, frame('progress', { progress: 40, step: 'Again' }))).toMatchObject({ progress: 60, current_step: 'Again' })
    expect(foldFrame(far, frame('progress', { progress: 400 })).progress).toBe(100)
    expect(foldFrame(far, frame('progress', {})).progress).toBe(60)
  })

  it('ends with its result', () => {
    expect(foldFrame(job, frame('result', { data: { tables: 3 }, completed_at: '2026-11-21T10:01:00Z' }))).toMatchObject({
      status: 'completed', progress: 100, result: { tables: 3 }, finished_at: '2026-11-21T10:01:00Z',
    })
  })

  it('tells a failure from a cancellation', () => {
    expect(foldFrame(job, frame('error', { error: 'Timed out', code: 'query_timeout' }))).toMatchObject({
      status: 'failed', error: { title: 'Timed out', code: 'query_timeout' },
    })
    expect(foldFrame(job, frame('error', { error: 'Cancelled', code: 'cancelled' })).status).toBe('cancelled')
  })

  it('changes no more once it has ended', () => {
    const ended = foldFrame(job, frame('result', {}))
    expect(foldFrame(ended, frame('progress', { progress: 5 }, 9))).toBe(ended)
  })
})

describe('a list that is read again', () => {
  const running: Job = { ...job, status: 'running', progress: 50, current_step: 'Counting' }

  it('takes no progress back and brings no ended job to life', () => {
    expect(mergeJobs([running], [{ ...running, progress: 30, current_step: null }])[0]).toMatchObject({ progress: 50, current_step: 'Counting' })
    const done: Job = { ...running, status: 'completed', progress: 100 }
    expect(mergeJobs([done], [running])[0]).toBe(done)
  })

  it('believes a retry, an end and what is new', () => {
    const failed: Job = { ...running, status: 'failed' }
    const again: Job = { ...job, attempts: 2 }
    expect(mergeJobs([failed], [again])[0]).toBe(again)
    expect(mergeJobs([running], [failed])[0]).toBe(failed)
    expect(mergeJobs([], [job])).toEqual([job])
  })
})
