// Runs of the fake API: a list of events that grows whether or not anyone reads it, as the real one's does.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

const id = (prefix) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 12)}`

export class Run {
  /** While `control.paused` holds, no token comes; a stop is still heard. */
  constructor(chatId, question, scenario, control) {
    this.control = control
    this.id = id('run')
    this.chatId = chatId
    this.question = question
    this.scenario = scenario
    this.status = 'running'
    this.events = []
    this.readers = new Set()
    this.answer = null
    this.createdAt = new Date().toISOString()
    this.stopped = false
    this.breaks = [...(scenario.breakAt ?? [])]
  }

  emit(event, data) {
    const seq = this.events.length + 1
    const body = { event, data, timestamp: new Date().toISOString(), run_id: this.id, chat_id: this.chatId, seq }
    this.events.push(body)
    const last = event === 'completion.finished'
    for (const reader of this.readers) {
      write(reader, body)
      if (last) reader.end()
    }
    if (this.breaks.length && seq >= this.breaks[0]) {
      this.breaks.shift()
      for (const reader of this.readers) reader.destroy()
      this.readers.clear()
    }
  }

  /** Streams what was there after a sequence number, and then what comes. */
  stream(response, after = 0) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': hello\n\n')
    for (const event of this.events) if (event.seq > after) write(response, event)
    if (this.status !== 'running') return response.end()
    this.readers.add(response)
    response.on('close', () => this.readers.delete(response))
  }

  async play(finish) {
    const { answer, error, tokenMs = 6, words = 0 } = this.scenario
    const provider = { provider: 'builtin', prompt_tokens: 0, completion_tokens: 0 }
    this.emit('completion.started', { message_id: id('msg'), question: this.question, provider: 'builtin' })
    this.emit('block.upsert', { block: { id: 'b1', index: 0, kind: 'planning', title: 'Read the question', status: 'in_progress' } })
    await pause(tokenMs * 4)
    this.emit('block.upsert', { block: { id: 'b1', index: 0, kind: 'planning', title: 'Read the question', status: 'completed' } })
    if (error) return this.end('error', { error }, finish)
    if (answer.sql) {
      this.emit('tool.started', { tool_call_id: 't1', tool_name: 'create_data', arguments: {} })
      await pause(tokenMs * 3)
      this.emit('tool.finished', { tool_call_id: 't1', tool_name: 'create_data', status: 'success', result_summary: `${answer.rows.length} rows from ${answer.datasource_id}`, duration_ms: 12 })
    }
    this.emit('block.upsert', { block: { id: 'b2', index: 1, kind: 'answer', title: 'Answer', status: 'in_progress', content: '' } })
    const filler = words ? ` ${Array.from({ length: words }, (_, i) => `word${i + 1}`).join(' ')}` : ''
    for (const token of (answer.answer + filler).split(/(?<= )/)) {
      while (this.control.paused && !this.stopped) await pause(10)
      if (this.stopped) return this.end('stopped', { answer: this.finished({ status: 'stopped', answer: 'Stopped before the answer was ready.' }, provider) }, finish)
      this.emit('block.delta.token', { block_id: 'b2', field: 'content', token })
      await pause(tokenMs)
    }
    const whole = this.finished({ ...answer, answer: answer.answer + filler }, provider)
    this.emit('decision.final', { analysis_complete: true, final_answer: whole.answer, metrics: {} })
    this.end(answer.status === 'awaiting_input' ? 'awaiting_input' : 'success', { answer: whole }, finish)
  }

  finished({ question: _question, rows, ...answer }, usage) {
    const result = rows ? { rows: rows.slice(0, 100), row_count: rows.length, result_id: id('res'), truncated: false } : {}
    this.result = rows ? { id: result.result_id, columns: answer.columns, rows } : null
    return { run_id: this.id, chat_id: this.chatId, ...answer, ...result, usage, elapsed_ms: 38 }
  }

  end(status, data, finish) {
    this.answer = data.answer ?? null
    this.status = data.answer?.status ?? 'failed'
    finish(this)
    this.emit('completion.finished', { status, ...data })
    this.readers.clear()
  }

  view() {
    return { run_id: this.id, chat_id: this.chatId, status: this.status, question: this.question, answer: this.answer ?? undefined, created_at: this.createdAt }
  }
}

function write(response, event) {
  response.write(`id: ${event.seq}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`)
}
