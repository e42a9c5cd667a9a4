import type { Answer, EventData, EventName, RunEvent } from '../api/types'

export const ANSWER: Answer = {
  run_id: 'run_1',
  chat_id: 'chat_1',
  status: 'answered',
  answer: 'Two rows.',
}

let seq = 0

/** Starts counting the events anew. */
export function fresh(): void {
  seq = 0
}

export function event<Name extends EventName>(name: Name, data: EventData[Name]): RunEvent {
  return {
    event: name,
    data,
    timestamp: '2026-01-01T00:00:00Z',
    run_id: 'run_1',
    chat_id: 'chat_1',
    seq: ++seq,
  } as RunEvent
}

export function token(text: string): RunEvent {
  return event('block.delta.token', { block_id: 'b1', field: 'content', token: text })
}

/** A whole run, as a server would stream it. */
export function wholeRun(): RunEvent[] {
  fresh()
  return [
    event('completion.started', { question: 'how many?', provider: 'builtin' }),
    event('block.upsert', {
      block: { id: 'p', index: 0, kind: 'planning', title: 'Read the question', status: 'in_progress' },
    }),
    event('tool.started', { tool_call_id: 't', tool_name: 'create_data' }),
    event('tool.finished', {
      tool_call_id: 't',
      tool_name: 'create_data',
      status: 'success',
      result_summary: '2 rows',
      duration_ms: 12,
    }),
    event('block.upsert', {
      block: { id: 'b1', index: 1, kind: 'answer', status: 'in_progress', content: '' },
    }),
    token('Two '),
    token('rows.'),
    event('decision.final', { analysis_complete: true, final_answer: 'Two rows.' }),
    event('completion.finished', { status: 'success', answer: ANSWER }),
  ]
}

export function asStream(events: RunEvent[]): string {
  return events.map((e) => `id: ${e.seq}\nevent: ${e.event}\ndata: ${JSON.stringify(e)}\n\n`).join('')
}
