import { call, json } from './http'
import type { Job, JobList, JobTicket } from './jobTypes'
import { query } from './query'

const id = encodeURIComponent

export interface LearnJob {
  datasource_ids: string[]
  options: { deep?: boolean; include_stats?: boolean }
}

export interface AnalyzeJob {
  datasource_id: string
  scope?: string
  options: { correlations?: boolean; outliers?: boolean; trends?: boolean }
}

export interface BulkJob {
  reports: { key: string }[]
  datasource_id?: string
}

export const jobs = {
  list: (find: { status?: string; before?: string | null }) =>
    json<JobList>(`/v1/jobs${query({ ...find, limit: 40 })}`),
  get: (job: string) => json<Job>(`/v1/jobs/${id(job)}`),
  cancel: (job: string) => json<Job>(`/v1/jobs/${id(job)}`, { method: 'DELETE' }),
  retry: (job: string) => json<JobTicket>(`/v1/jobs/${id(job)}/retry`, { method: 'POST' }),
  learn: (body: LearnJob) => json<JobTicket>('/v1/process/learn', { method: 'POST', body }),
  analyze: (body: AnalyzeJob) => json<JobTicket>('/v1/process/analyze', { method: 'POST', body }),
  bulkReports: (body: BulkJob) => json<JobTicket>('/v1/process/bulk-reports', { method: 'POST', body }),
}

/** The frames of a job's or a run's channel after {@code lastSeq}. */
export function openFrames(of: 'jobs' | 'runs', name: string, lastSeq: number, signal: AbortSignal) {
  return call(`/v1/${of}/${id(name)}/events`, {
    accept: 'text/event-stream',
    signal,
    headers: lastSeq > 0 ? { 'Last-Event-ID': String(lastSeq) } : {},
  })
}
