import { ApiError } from '../api/problem'
import { readEvents } from '../api/sse'
import type { RunEvent } from '../api/types'
import { pause } from '../channel/pause'
import { NOT_STARTED, reduceRun, type RunState } from './runState'

/** The stream broke and could not be picked up again. */
export class ConnectionLost extends Error {
  constructor(readonly state: RunState) {
    super('The connection was lost and could not be picked up again.')
    this.name = 'ConnectionLost'
  }
}

export interface Following {
  /** Opens the events of a run after a sequence number. */
  reopen: (runId: string, lastSeq: number, signal: AbortSignal) => Promise<Response>
  onState: (state: RunState) => void
  onConnection?: (connected: boolean) => void
  signal: AbortSignal
  /** Waits before each attempt to reconnect; their number is the number of attempts. */
  delays?: number[]
  silenceMs?: number
}

const DELAYS = [200, 500, 1000, 2000, 4000, 8000, 8000]

/**
 * Follows a run to its terminal event, from an open response or from the start of a known run. A stream that
 * ends or breaks before the terminal event is picked up where it left off.
 */
export async function followRun(
  source: { response: Response } | { runId: string },
  following: Following,
): Promise<RunState> {
  const { onState, onConnection, signal, delays = DELAYS, silenceMs = 60_000 } = following
  let state: RunState =
    'runId' in source ? { ...NOT_STARTED, runId: source.runId } : { ...NOT_STARTED }
  let response = 'response' in source ? source.response : null
  let attempt = 0
  for (;;) {
    try {
      if (!response) {
        if (!state.runId) throw new ConnectionLost(state)
        response = await following.reopen(state.runId, state.lastSeq, signal)
        onConnection?.(true)
      }
      for await (const { data } of readEvents(response, silenceMs)) {
        const next = reduceRun(state, JSON.parse(data) as RunEvent)
        if (next === state) continue
        attempt = 0
        state = next
        onState(state)
        if (state.phase !== 'running') return state
      }
    } catch (error) {
      if (signal.aborted || error instanceof ConnectionLost) throw error
      if (error instanceof ApiError && !error.problem.retryable) throw error
    }
    response = null
    onConnection?.(false)
    const delay = delays[attempt++]
    if (delay === undefined) throw new ConnectionLost(state)
    await pause(delay, signal)
  }
}
