import { call, json } from './http'
import { query } from './query'
import type * as Api from './reportTypes'

const id = encodeURIComponent
const at = (key: string) => `/v1/reports/${id(key)}`

export const reports = {
  list: (find: { q?: string; archived?: boolean; after?: string | null }) =>
    json<Api.ReportList>(`/v1/reports${query({ ...find, limit: 50 })}`),
  get: (key: string) => json<Api.Report>(at(key)),
  create: (body: { key?: string; title: string; description?: string }) =>
    json<Api.Report>('/v1/reports', { method: 'POST', body }),
  change: (key: string, body: { title?: string; description?: string }) =>
    json<Api.Report>(at(key), { method: 'PATCH', body }),
  archive: (key: string, archived: boolean) =>
    json<Api.Report>(`${at(key)}/archive`, { method: 'POST', body: { archived } }),
  versions: (key: string) =>
    json<{ items: Api.ReportVersion[] }>(`${at(key)}/versions`).then((body) => body.items),
  addVersion: (key: string, body: { def_json: unknown; datasource_id?: string }) =>
    json<Api.ReportVersion>(`${at(key)}/versions`, { method: 'POST', body }),
  diff: (key: string, from: number, to: number) =>
    json<Api.VersionDiff>(`${at(key)}/diff${query({ from, to })}`),
  run: (key: string, body: Api.RunRequest, fresh = false) =>
    json<Api.ReportRun>(`${at(key)}/run${query({ wait: false, fresh: fresh || null })}`, { method: 'POST', body }),
  preview: (key: string, body: Api.PreviewRequest) =>
    json<Api.ReportRun>(`${at(key)}/preview`, { method: 'POST', body }),
  export: async (key: string, format: 'json' | 'yaml') =>
    (await call(`${at(key)}/export${query({ format })}`, { accept: '*/*' })).blob(),
  import: (text: string, contentType: string, dryRun: boolean) =>
    json<Api.ImportOutcome>(`/v1/reports/import${query({ dry_run: dryRun })}`, {
      method: 'POST',
      body: text,
      contentType,
    }),
}

export const reportRuns = {
  list: (find: { report?: string; status?: string; limit?: number; before?: string | null }) =>
    json<Api.ReportRunList>(`/v1/runs${query(find)}`),
  get: (run: string) => json<Api.ReportRun>(`/v1/runs/${id(run)}`),
  cancel: (run: string) => call(`/v1/runs/${id(run)}`, { method: 'DELETE' }),
  compare: (run: string, other: string, keys: string[]) =>
    json<Api.RunComparison>(`/v1/runs/${id(run)}/compare${query({ with: other, keys: keys.join(',') })}`),
  analysis: (run: string) => json<Api.RunAnalysis>(`/v1/runs/${id(run)}/analysis`),
  analyze: (run: string) =>
    json<Api.RunAnalysis>(`/v1/runs/${id(run)}/analyze`, { method: 'POST', body: {} }),
}

export const answers = {
  /** What saving an answer would keep, and which of its literals could become parameters. */
  offer: (run: string) =>
    json<Api.SaveOffer>(`/v1/runs/${id(run)}/save?dry_run=true`, { method: 'POST', body: {} }),
  save: (run: string, body: Api.SaveRequest) =>
    json<Api.Saved>(`/v1/runs/${id(run)}/save`, { method: 'POST', body }),
}
