import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '../api/problem'
import type { Frame } from '../api/jobTypes'
import { followChannel } from './followChannel'

const text = (seq: number, type = 'progress') => {
  const data = JSON.stringify({ channel: 'run/x', type, payload: {}, ts: '', seq })
  return `id: ${seq}\nevent: ${type}\ndata: ${data}\n\n`
}
const problem = (status: number, retryable: boolean) => new ApiError({ title: '', status, code: '', retryable })

async function follow(answers: (string | Error)[], after = 0) {
  const frames: Frame[] = []
  const open = vi.fn(async (_lastSeq: number) => {
    const answer = answers.shift() ?? problem(503, true)
    if (answer instanceof Error) throw answer
    return new Response(answer)
  })
  const ended = await followChannel({ open, onFrame: (f) => frames.push(f), signal: new AbortController().signal, after, delays: [1, 1] })
  return { ended, seqs: frames.map((f) => f.seq), asked: open.mock.calls.map(([lastSeq]) => lastSeq) }
}

describe('following a channel', () => {
  it('ends with its last frame', async () => {
    expect(await follow([text(1) + text(2) + text(3, 'result') + text(4)])).toEqual({ ended: true, seqs: [1, 2, 3], asked: [0] })
  })

  it('goes on where a broken stream left off, and gives out nothing twice', async () => {
    expect(await follow([text(1) + text(2), problem(502, true), text(2) + text(3, 'error')])).toEqual({
      ended: true, seqs: [1, 2, 3], asked: [0, 2, 2],
    })
  })

  it('begins after what is known, so that the end of an earlier attempt is passed over', async () => {
    expect(await follow([text(4, 'error') + text(5) + text(6, 'result')], 4)).toEqual({ ended: true, seqs: [5, 6], asked: [4] })
  })

  it('gives up on what cannot succeed later, and after enough attempts', async () => {
    expect(await follow([problem(404, false)])).toMatchObject({ ended: false, asked: [0] })
    expect(await follow([])).toMatchObject({ ended: false, asked: [0, 0, 0] })
  })
})
