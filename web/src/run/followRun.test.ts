import { describe, expect, it } from 'vitest'
import { ApiError } from '../api/problem'
import type { RunEvent } from '../api/types'
import { ConnectionLost, followRun } from './followRun'
import { asStream, wholeRun } from './runEvents.fixture'

/** A server of one run that hands out its events in pieces and then cuts the connection. */
function server(pieces: RunEvent[][]) {
  const asked: number[] = []
  const next = () => new Response(asStream(pieces.shift() ?? []))
  return { asked, next, reopen: async (_run: string, lastSeq: number) => (asked.push(lastSeq), next()) }
}

const quiet = { onState: () => {}, signal: new AbortController().signal, delays: [0, 0, 0] }

describe('followRun', () => {
  it('follows an open response to its end', async () => {
    const { next, reopen, asked } = server([wholeRun()])
    const end = await followRun({ response: next() }, { ...quiet, reopen })
    expect(end.phase).toBe('success')
    expect(asked).toEqual([])
  })

  it('picks a broken stream up after the last event that it saw', async () => {
    const events = wholeRun()
    const { next, reopen, asked } = server([events.slice(0, 3), events.slice(3, 6), events.slice(6)])
    const seen: number[] = []
    const end = await followRun(
      { response: next() },
      { ...quiet, reopen, onState: (s) => seen.push(s.lastSeq) },
    )
    expect(asked).toEqual([3, 6])
    expect(seen).toEqual(events.map((e) => e.seq))
    expect(end.text).toBe('Two rows.')
  })

  it('follows a known run from its start, as after a reload', async () => {
    const { reopen, asked } = server([wholeRun()])
    await followRun({ runId: 'run_1' }, { ...quiet, reopen })
    expect(asked).toEqual([0])
  })

  it('says when the connection is gone and when it is back', async () => {
    const events = wholeRun()
    const { next, reopen } = server([events.slice(0, 3), events.slice(3)])
    const said: boolean[] = []
    await followRun({ response: next() }, { ...quiet, reopen, onConnection: (c) => said.push(c) })
    expect(said).toEqual([false, true])
  })

  it('gives up after as many attempts as there are delays', async () => {
    const { next, reopen, asked } = server([wholeRun().slice(0, 2)])
    const following = followRun({ response: next() }, { ...quiet, reopen })
    await expect(following).rejects.toBeInstanceOf(ConnectionLost)
    expect(asked).toHaveLength(3)
  })

  it('does not try again what the server says is in vain', async () => {
    const gone = new ApiError({ title: 'Not found', status: 404, code: 'not_found', retryable: false })
    const following = followRun({ runId: 'run_1' }, { ...quiet, reopen: () => Promise.reject(gone) })
    await expect(following).rejects.toBe(gone)
  })

  it('stops when it is told to', async () => {
    const leaving = new AbortController()
    const reopen = async () => {
      leaving.abort()
      throw new Error('aborted')
    }
    const following = followRun({ runId: 'run_1' }, { ...quiet, reopen, signal: leaving.signal })
    await expect(following).rejects.toThrow('aborted')
  })
})
