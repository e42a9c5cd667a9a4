/** Reports, their versions, runs and analyses, as docs/api.md states them. */
import type { Cell, Chart, Column, Problem, Row } from './types'

export interface Report {
  id: string
  key: string
  title: string
  description?: string | null
  owner: string
  archived: boolean
  latest_version?: number | null
  datasource_id?: string | null
  last_run?: LastRun | null
  created_at: string
  updated_at: string
}

export interface LastRun {
  id: string
  status: ReportRunStatus
  verdict?: Verdict | null
  finished_at?: string | null
}

export interface ReportList {
  items: Report[]
  next_after?: string | null
}

export type ParameterType = 'string' | 'number' | 'integer' | 'boolean' | 'array'

/** The part of JSON Schema that parameters use. */
export interface ParameterSchema {
  type?: ParameterType
  format?: string
  title?: string
  description?: string
  enum?: (string | number)[]
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  minItems?: number
  maxItems?: number
  items?: ParameterSchema
}

export interface ParametersSchema {
  type: 'object'
  properties?: Record<string, ParameterSchema>
  required?: string[]
}

export type ParameterValues = Record<string, unknown>

export interface Visual {
  type: Chart['type']
  x?: string | null
  y: string | string[]
  series?: string | null
  title?: string | null
}

export interface ReportDefinition {
  version: '1'
  ir?: unknown
  sql?: string
  params?: { exposed?: string[]; schema?: ParametersSchema; defaults?: ParameterValues } | null
  visuals?: Visual[] | null
  notes?: string | null
}

export interface ReportVersion {
  id: string
  report_key: string
  version: number
  datasource_id?: string | null
  scope_version_id?: string | null
  def_json: ReportDefinition
  checksum: string
  status: string
  created_by: string
  created_at: string
}

export interface Change {
  op: 'add' | 'remove' | 'replace'
  path: string
  before?: unknown
  after?: unknown
}

export interface VersionDiff {
  from: number
  to: number
  changes: Change[]
}

export type ReportRunStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled'
export type Verdict = 'pass' | 'warn' | 'fail'

export interface ReportRun {
  id?: string | null
  report_key: string
  report_title?: string | null
  version: number
  status: ReportRunStatus
  trigger?: 'manual' | 'schedule' | 'job' | null
  datasource_id?: string | null
  params?: ParameterValues | null
  sql?: string | null
  columns?: Column[] | null
  rows?: Row[] | null
  row_count?: number | null
  truncated?: boolean | null
  result_id?: string | null
  visuals?: Visual[] | null
  warnings?: string[] | null
  timings?: Timings | null
  cached_from?: string | null
  verdict?: Verdict | null
  error?: Problem | null
  channel?: string | null
  created_by?: string | null
  created_at?: string | null
  started_at?: string | null
  finished_at?: string | null
}

export interface Timings {
  generate_ms?: number
  guard_ms?: number
  execute_ms?: number
  store_ms?: number
  total_ms: number
}

export interface ReportRunList {
  items: ReportRun[]
  next_before?: string | null
}

export interface RunRequest {
  params: ParameterValues
  datasource_id?: string
  version?: number
}

export interface PreviewRequest {
  def_json: unknown
  datasource_id?: string
  params?: ParameterValues
}

export interface ChangedRow {
  key: Cell[]
  before: Row
  after: Row
  columns: string[]
}

export interface RunComparison {
  run: string
  with: string
  keys: string[]
  columns: Column[]
  added: Row[]
  removed: Row[]
  changed: ChangedRow[]
  counts: { added: number; removed: number; changed: number; same: number }
  truncated: boolean
}

export interface Check {
  id: string
  title: string
  status: Verdict | 'skipped'
  severity: 'info' | 'warning' | 'error'
  message: string
  column?: string | null
  evidence?: Record<string, unknown> | null
  rows?: Row[] | null
  /** Rows of the result that the check speaks of, the first one being 1. */
  row_numbers?: number[] | null
}

export interface Finding {
  check: string
  severity: string
  explanation: string
}

export interface RunAnalysis {
  id: string
  run_id: string
  verdict: Verdict
  verdict_json: {
    verdict: Verdict
    summary?: string | null
    checks: Check[]
    findings?: Finding[] | null
  }
  analysis_md?: string | null
  model_used?: string | null
  rubric_version?: string | null
  created_at: string
}

export interface ImportOutcome {
  key: string
  dry_run: boolean
  created: boolean
  changes: {
    what: 'report' | 'version' | 'title'
    action: 'create' | 'keep' | 'update'
    version?: number | null
    checksum?: string | null
    detail: string
  }[]
}

export interface OfferedParameter {
  name: string
  type: ParameterType
  format?: string | null
  default?: unknown
  path: string
  label?: string | null
}

export interface SaveRequest {
  key?: string
  title?: string
  portable?: boolean
  parameters?: string[]
}

export interface SaveOffer {
  def_json: ReportDefinition
  offered: OfferedParameter[]
}

export interface Saved {
  report: Report
  version: ReportVersion
  offered: OfferedParameter[]
}

