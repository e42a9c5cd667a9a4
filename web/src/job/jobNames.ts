import type { Job, JobStatus } from '../api/jobTypes'

export const STATUS_NAMES: Record<JobStatus, { label: string; tone: '' | 'good' | 'warn' | 'bad' }> = {
  queued: { label: 'Waiting', tone: '' },
  running: { label: 'Running', tone: 'warn' },
  completed: { label: 'Completed', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: '' },
}

const KINDS: Record<string, string> = {
  learn: 'Learn',
  analyze: 'Analyse',
  'bulk-reports': 'Run reports',
  'scheduled-report': 'Scheduled report',
}

/** What a job does, with what it does it to where its request says so. */
export function titleOf(job: Job, nameOf: (datasource: string) => string): string {
  const kind = KINDS[job.kind] ?? job.kind
  const { datasource_ids, datasource_id, reports, report_key } = job.payload ?? {}
  if (job.kind === 'bulk-reports' && Array.isArray(reports)) {
    return `${kind}: ${(reports as { key: string }[]).map((r) => r.key).join(', ')}`
  }
  if (typeof report_key === 'string') return `${kind}: ${report_key}`
  const sources = Array.isArray(datasource_ids) ? (datasource_ids as string[]) : typeof datasource_id === 'string' ? [datasource_id] : []
  return sources.length ? `${kind} ${sources.map(nameOf).join(', ')}` : kind
}
