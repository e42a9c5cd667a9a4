import { beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent } from '../api/types'
import { ANSWER, event, fresh, token, wholeRun } from './runEvents.fixture'
import { NOT_STARTED, reduceRun, type RunState } from './runState'

function fold(events: RunEvent[], from: RunState = NOT_STARTED): RunState {
  return events.reduce(reduceRun, from)
}

describe('reduceRun', () => {
  beforeEach(fresh)

  it('folds a whole run into its answer and steps', () => {
    const end = fold(wholeRun())
    expect(end).toMatchObject({
      runId: 'run_1',
      chatId: 'chat_1',
      question: 'how many?',
      phase: 'success',
      text: 'Two rows.',
      answer: ANSWER,
    })
    expect(end.steps).toEqual([
      { id: 'p', title: 'Read the question', status: 'completed' },
      { id: 't', title: 'Query the data', status: 'completed', detail: '2 rows', durationMs: 12 },
    ])
  })

  it('shows text as its tokens come', () => {
    expect(fold(wholeRun().slice(0, 6)).text).toBe('Two')
    expect(fold(wholeRun().slice(0, 7)).text).toBe('Two rows.')
  })

  it('comes to the same state when a part is replayed after a reconnection', () => {
    const events = wholeRun()
    const replayed = [...events.slice(0, 6), ...events.slice(2), ...events]
    expect(fold(replayed)).toEqual(fold(events))
  })

  it('returns the very same state for an event that it has seen', () => {
    const events = wholeRun()
    const state = fold(events.slice(0, 4))
    expect(reduceRun(state, events[2]!)).toBe(state)
  })

  it('keeps tokens when a block comes again without content', () => {
    const state = fold([
      token('kept'),
      event('block.upsert', { block: { id: 'b1', index: 0, kind: 'answer', status: 'completed' } }),
    ])
    expect(state.text).toBe('kept')
  })

  it('does not show reasoning as the answer', () => {
    const state = fold([
      event('block.delta.token', { block_id: 'b1', field: 'reasoning', token: 'let me think' }),
    ])
    expect(state.text).toBe('')
    expect(state.blocks[0]?.reasoning).toBe('let me think')
  })

  it('ends a failed run with its problem and no step left open', () => {
    const error = { title: 'Down', status: 502, code: 'model_unavailable', retryable: true }
    const state = fold([
      event('tool.started', { tool_call_id: 't', tool_name: 'create_data' }),
      event('completion.finished', { status: 'error', error }),
    ])
    expect(state).toMatchObject({ phase: 'error', problem: error, answer: null })
    expect(state.steps[0]?.status).toBe('error')
  })

  it('ends when the server has kept only the end, whatever its number', () => {
    const before = fold(wholeRun().slice(0, 6))
    fresh()
    const end = reduceRun(before, event('completion.finished', { status: 'success', answer: ANSWER }))
    expect(end).toMatchObject({ phase: 'success', answer: ANSWER, lastSeq: 6 })
  })

  it('changes nothing after the terminal event', () => {
    const end = fold(wholeRun())
    expect(reduceRun(end, token('late'))).toBe(end)
  })

  it('counts an event of an unknown name as seen and no more', () => {
    const unknown = { ...token('x'), event: 'something.new' } as unknown as RunEvent
    expect(reduceRun(NOT_STARTED, unknown)).toMatchObject({ lastSeq: 1, text: '', steps: [] })
  })
})
