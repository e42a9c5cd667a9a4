import { describe, expect, it } from 'vitest'
import type { Message } from '../api/types'
import { groupByDay } from './chatStore'
import { turnsOf } from './turn'

const at = '2026-01-01T00:00:00Z'
const user = (content: string, run_id: string): Message => ({
  id: `${run_id}-q`, role: 'user', content, run_id, created_at: at,
})
const reply = (run_id: string, more: Partial<Message>): Message => ({
  id: `${run_id}-a`, role: 'assistant', content: '', run_id, created_at: at, ...more,
})
const answer = { run_id: 'r1', chat_id: 'c', status: 'answered' as const, answer: 'Done.' }

describe('turnsOf', () => {
  it('pairs questions and answers by run', () => {
    const turns = turnsOf([
      user('one', 'r1'),
      user('two', 'r2'),
      reply('r2', { status: 'running' }),
      reply('r1', { status: 'answered', answer }),
    ])
    expect(turns.map((t) => [t.question, t.running, t.answer])).toEqual([
      ['one', false, answer],
      ['two', true, null],
    ])
  })

  it('takes a question without any reply for one that still runs', () => {
    expect(turnsOf([user('one', 'r1')])[0]).toMatchObject({ runId: 'r1', running: true })
  })

  it('shows the text of a reply whose answer was not kept', () => {
    const [turn] = turnsOf([user('one', 'r1'), reply('r1', { status: 'refused', content: 'No.' })])
    expect(turn?.answer).toMatchObject({ status: 'refused', answer: 'No.' })
  })
})

describe('groupByDay', () => {
  it('groups chats by how long ago they were', () => {
    const now = new Date(2026, 4, 10, 12)
    const chat = (id: string, days: number) => ({
      id,
      created_at: at,
      updated_at: new Date(2026, 4, 10 - days, 10).toISOString(),
    })
    const groups = groupByDay([chat('a', 0), chat('b', 1), chat('c', 5), chat('d', 60)], now)
    expect(groups.map((g) => [g.title, g.chats.map((c) => c.id).join()])).toEqual([
      ['Today', 'a'],
      ['Yesterday', 'b'],
      ['The last week', 'c'],
      ['Earlier', 'd'],
    ])
  })
})
