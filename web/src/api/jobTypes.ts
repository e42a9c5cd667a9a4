/** Jobs and the frames of channels, as docs/api.md states them. */
import type { Problem } from './types'

export type JobStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled'

export interface Job {
  job_id: string
  kind: string
  status: JobStatus
  progress: number
  current_step?: string | null
  estimated_duration?: string | null
  estimated_remaining?: string | null
  attempts: number
  created_by?: string | null
  payload?: Record<string, unknown> | null
  result?: unknown
  error?: Problem | null
  cancel_requested: boolean
  websocket_channel?: string | null
  created_at: string
  started_at?: string | null
  finished_at?: string | null
}

export interface JobList {
  items: Job[]
  next_before?: string | null
}

export interface JobTicket {
  job_id: string
  estimated_duration: string
  websocket_channel: string
}

export interface FramePayloads {
  status: { step?: string; progress?: number; timestamp?: string }
  progress: { step?: string; progress?: number; rows_processed?: number; timestamp?: string }
  result: { data?: unknown; metrics?: Record<string, unknown>; completed_at?: string }
  error: { error?: string; code?: string; step?: string; timestamp?: string }
}

/** What a channel tells; {@code result} and {@code error} are its last. */
export type Frame = {
  [Type in keyof FramePayloads]: {
    channel: string
    type: Type
    payload: FramePayloads[Type]
    ts: string
    seq: number
  }
}[keyof FramePayloads]
