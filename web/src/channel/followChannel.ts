import type { Frame } from '../api/jobTypes'
import { ApiError } from '../api/problem'
import { readEvents } from '../api/sse'
import { pause } from './pause'

export interface FollowingChannel {
  /** Opens the channel after a sequence number. */
  open: (lastSeq: number, signal: AbortSignal) => Promise<Response>
  onFrame: (frame: Frame) => void
  signal: AbortSignal
  /** The last frame that is known already. */
  after?: number
  /** Waits before each attempt to reconnect; their number is the number of attempts in vain. */
  delays?: number[]
  silenceMs?: number
}

const DELAYS = [300, 1000, 2000, 4000, 8000]

export function isTerminal(frame: Frame): boolean {
  return frame.type === 'result' || frame.type === 'error'
}

/**
 * Reads a channel to its last frame and answers true; false when the connection could not be kept. Frames that a
 * reconnection brings a second time are given out once.
 */
export async function followChannel(following: FollowingChannel): Promise<boolean> {
  const { open, onFrame, signal, after = 0, delays = DELAYS, silenceMs = 60_000 } = following
  let lastSeq = after
  let attempt = 0
  for (;;) {
    try {
      for await (const { data } of readEvents(await open(lastSeq, signal), silenceMs)) {
        if (signal.aborted) return false
        const frame = JSON.parse(data) as Frame
        if (frame.seq <= lastSeq) continue
        lastSeq = frame.seq
        attempt = 0
        onFrame(frame)
        if (isTerminal(frame)) return true
      }
    } catch (error) {
      if (signal.aborted || (error instanceof ApiError && !error.problem.retryable)) return false
    }
    const delay = delays[attempt++]
    if (delay === undefined) return false
    try {
      await pause(delay, signal)
    } catch {
      return false
    }
  }
}
