/** Schedules, alerts and their deliveries, as docs/api.md states them. */

export interface Schedule {
  id: string
  report_key: string
  cron: string
  zone: string
  params?: Record<string, unknown> | null
  datasource_id?: string | null
  misfire: 'run_once' | 'skip'
  enabled: boolean
  owner: string
  next_fire_at?: string | null
  last_fire_at?: string | null
  last_run_id?: string | null
  suspended_reason?: string | null
  created_at: string
  updated_at: string
}

export interface NewSchedule {
  report_key: string
  cron: string
  zone: string
  params?: Record<string, unknown>
  datasource_id?: string
  misfire: Schedule['misfire']
  enabled: boolean
}

export type Operator = '>' | '>=' | '<' | '<=' | '=' | '!='
export type Aggregate = 'first' | 'last' | 'sum' | 'avg' | 'min' | 'max' | 'count' | 'any'
export type Direction = 'any' | 'up' | 'down'

export type Condition =
  | { type: 'threshold'; column: string; aggregate: Aggregate; op: Operator; value: number }
  | { type: 'change'; column: string; aggregate: Aggregate; percent: number; direction: Direction }
  | { type: 'verdict'; at_least: 'warn' | 'fail' }
  | { type: 'no_data' }

export interface Attachments {
  chart?: boolean
  csv?: boolean
}

export type DeliveryTarget =
  | { type: 'webhook'; url: string; secret?: string; attach?: Attachments }
  | { type: 'email'; to: string[]; subject?: string; attach?: Attachments }

export interface Alert {
  id: string
  report_key: string
  name: string
  condition: Condition
  delivery: DeliveryTarget
  enabled: boolean
  created_at: string
  updated_at: string
}

export interface NewAlert {
  report_key: string
  name: string
  condition: Condition
  delivery: DeliveryTarget
  enabled: boolean
}

export interface Delivery {
  id: string
  alert_id: string
  report_key: string
  run_id?: string | null
  status: 'pending' | 'delivered' | 'failed'
  attempts: number
  last_error?: string | null
  target: string
  created_at: string
  delivered_at?: string | null
  next_attempt_at?: string | null
}

export interface DeliveryList {
  items: Delivery[]
  next_before?: string | null
}
