/** The wire's shapes as docs/api.md states them. Names stay in the API's own snake_case. */

export type Cell = string | number | boolean | null
export type Row = Cell[]

export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  code: string
  request_id?: string
  retryable: boolean
  who?: 'user' | 'operator' | 'upstream'
  errors?: FieldError[]
}

export interface FieldError {
  path: string
  message: string
}

// Identity

export interface User {
  id: string
  email: string
  name?: string | null
}

export interface Organization {
  id: string
  name: string
}

export interface Me {
  user: User
  organization: Organization
  roles: string[]
  permissions: string[]
  auth_mode: 'open' | 'local'
}

export interface Session {
  access_token: string
  token_type: string
  expires_in: number
  refresh_token: string
  user: User
  organization: Organization
  roles: string[]
}

export interface SignUp {
  email: string
  password: string
  name?: string
  organization?: string
}

// Datasources

export type DatasourceKind = 'postgres' | 'sqlite' | 'files'
export type DatasourceStatus = 'new' | 'learning' | 'ready' | 'failed'
export type HealthStatus = 'healthy' | 'unhealthy' | 'unknown'

export interface Datasource {
  id: string
  kind: DatasourceKind
  dialect: string
  display_name: string
  description?: string | null
  default: boolean
  status: DatasourceStatus
  health: HealthStatus
  health_detail?: string | null
  tables?: number | null
  catalogue_version?: number | null
  learned_at?: string | null
  questions: string[]
  created_at: string
  updated_at: string
}

export interface Connection {
  host?: string
  port?: number
  database?: string
  user?: string
  password?: string
  ssl_mode?: string
  schemas?: string[]
  path?: string
}

export interface NewDatasource {
  id?: string
  kind: DatasourceKind
  display_name?: string
  description?: string
  default?: boolean
  connection: Connection
  learn?: boolean
}

export interface Health {
  status: HealthStatus
  latency_ms: number
  server?: string | null
  read_only?: boolean | null
  warnings?: string[]
  detail?: string | null
  checked_at: string
}

export interface Learned {
  datasource_id: string
  version: number
  tables: number
  columns: number
  relationships: number
  inferred_relationships: number
  learned_at: string
  elapsed_ms: number
  warnings: string[]
}

export interface Profile {
  null_rate?: number | null
  distinct?: number | null
  min?: string | null
  max?: string | null
  frequent?: { value: string; count: number }[]
  complete?: boolean
  temporal_format?: string | null
}

export interface CatalogueColumn {
  name: string
  type: string
  native_type?: string | null
  nullable: boolean
  comment?: string | null
  profile?: Profile | null
}

export interface CatalogueTable {
  schema?: string | null
  name: string
  kind: 'table' | 'view' | 'file'
  comment?: string | null
  row_count?: number | null
  columns: CatalogueColumn[]
  primary_key?: string[]
}

export interface Relationship {
  from_table: string
  from_columns: string[]
  to_table: string
  to_columns: string[]
  declared: boolean
  confidence: number
}

export interface Metric {
  name: string
  label?: string | null
  description?: string | null
  synonyms?: string[]
  expression: string
  unit?: string | null
}

export interface Schema {
  datasource_id: string
  version: number
  learned_at?: string | null
  notes?: string | null
  catalogue: { tables: CatalogueTable[]; relationships?: Relationship[] }
  model?: { metrics?: Metric[] } | null
}

// Results

export interface Column {
  name: string
  type: string
  unit?: string | null
}

export interface QueryRequest {
  datasource_id: string
  sql: string
  limit?: number
}

export interface ResultHead {
  result_id: string
  datasource_id: string
  sql: string
  columns: Column[]
  rows: Row[]
  row_count: number
  truncated: boolean
  limit: number
  warnings?: string[]
  timings?: { total_ms: number; execute_ms: number } | null
  expires_at?: string | null
}

export interface ResultPage {
  result_id: string
  columns: Column[]
  rows: Row[]
  offset: number
  row_count: number
  next_offset?: number | null
}

// Chats, runs, answers

export type ChartType = 'bar' | 'line' | 'area' | 'pie' | 'scatter' | 'metric' | 'table'

export interface Chart {
  type: ChartType
  x?: string | null
  y: string[]
  series?: string | null
  title?: string | null
  alternatives?: ChartType[]
}

export interface ReadingPart {
  words: string
  start: number
  end: number
  meaning: string
}

export interface Choice {
  id: string
  label: string
}

export interface Clarification {
  question: string
  choices: Choice[]
}

export interface Usage {
  provider?: string | null
  model?: string | null
  prompt_tokens?: number
  completion_tokens?: number
  cost?: number | null
}

export type AnswerStatus = 'answered' | 'awaiting_input' | 'refused' | 'failed' | 'stopped'

export interface Answer {
  run_id: string
  chat_id: string
  status: AnswerStatus
  answer?: string | null
  datasource_id?: string | null
  sql?: string | null
  ir?: unknown
  columns?: Column[] | null
  rows?: Row[] | null
  row_count?: number
  truncated?: boolean
  result_id?: string | null
  chart?: Chart | null
  reading?: ReadingPart[] | null
  clarification?: Clarification | null
  warnings?: string[] | null
  usage?: Usage | null
  elapsed_ms?: number
}

export interface Message {
  id: string
  role: 'user' | 'assistant'
  content: string
  run_id?: string | null
  status?: 'running' | AnswerStatus | null
  answer?: Answer | null
  created_at: string
}

export interface Chat {
  id: string
  title?: string | null
  datasource_id?: string | null
  created_at: string
  updated_at: string
  messages?: Message[]
}

export interface ChatList {
  items: Chat[]
  next_before?: string | null
}

export interface NewMessage {
  content: string
  datasource_id?: string
  choice?: string
}

export interface Run {
  run_id: string
  chat_id: string
  status: 'running' | AnswerStatus
  question: string
  answer?: Answer | null
  created_at: string
  finished_at?: string | null
}

// Events of a run

export interface Block {
  id: string
  index: number
  kind: 'planning' | 'tool' | 'answer'
  title?: string | null
  status: 'in_progress' | 'completed' | 'error'
  content?: string | null
  reasoning?: string | null
}

export interface EventData {
  'completion.started': { message_id?: string; question?: string; provider?: string }
  'block.upsert': { block: Block }
  'block.delta.token': { block_id: string; field: 'content' | 'reasoning'; token: string }
  'decision.final': { analysis_complete?: boolean; final_answer?: string | null }
  'tool.started': { tool_call_id: string; tool_name: string }
  'tool.finished': {
    tool_call_id: string
    tool_name: string
    status: 'success' | 'error'
    result_summary?: string | null
    duration_ms?: number
  }
  'visualization.created': { visualization_id?: string; result_id?: string; view?: Chart }
  'completion.finished': {
    status: 'success' | 'error' | 'stopped' | 'awaiting_input'
    answer?: Answer | null
    error?: Problem | null
  }
}

export type EventName = keyof EventData

export type RunEvent = {
  [Name in EventName]: {
    event: Name
    data: EventData[Name]
    timestamp: string
    run_id: string
    chat_id: string
    seq: number
  }
}[EventName]
