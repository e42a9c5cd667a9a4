import type { Frame, Job } from '../api/jobTypes'

export const FINISHED: readonly Job['status'][] = ['completed', 'failed', 'cancelled']

export function isFinished(job: Pick<Job, 'status'>): boolean {
  return FINISHED.includes(job.status)
}

/** Folds one frame of the job's channel into what is known of it. A value: every frame makes a new one. */
export function foldFrame(job: Job, frame: Frame): Job {
  if (isFinished(job)) return job
  switch (frame.type) {
    case 'status':
    case 'progress':
      return {
        ...job,
        status: 'running',
        started_at: job.started_at ?? frame.ts,
        current_step: frame.payload.step ?? job.current_step ?? null,
        progress: Math.max(job.progress, clamp(frame.payload.progress ?? job.progress)),
      }
    case 'result':
      return {
        ...job,
        status: 'completed',
        progress: 100,
        current_step: null,
        estimated_remaining: null,
        result: frame.payload.data ?? null,
        finished_at: frame.payload.completed_at ?? frame.ts,
      }
    case 'error':
      return {
        ...job,
        status: frame.payload.code === 'cancelled' ? 'cancelled' : 'failed',
        estimated_remaining: null,
        finished_at: frame.payload.timestamp ?? frame.ts,
        error: {
          title: frame.payload.error ?? 'The job failed',
          status: 0,
          code: frame.payload.code ?? 'internal',
          retryable: false,
        },
      }
  }
}

/**
 * A list that was just read, with what the open channels have told since: a poll never takes progress back, and
 * never brings a job to life that has ended.
 */
export function mergeJobs(known: Job[], read: Job[]): Job[] {
  const before = new Map(known.map((job) => [job.job_id, job]))
  return read.map((job) => {
    const old = before.get(job.job_id)
    if (!old || isFinished(job) || old.attempts !== job.attempts) return job
    if (isFinished(old)) return old
    return { ...job, progress: Math.max(old.progress, job.progress), current_step: job.current_step ?? old.current_step ?? null }
  })
}


function clamp(progress: number): number {
  return Math.min(100, Math.max(0, progress))
}
