import type { Answer, Message, Problem } from '../api/types'
import { NOT_STARTED, type RunState } from '../run/runState'

/** A question and everything that came of it. */
export interface Turn {
  key: string
  question: string
  choice: string | null
  runId: string | null
  running: boolean
  connected: boolean
  stopping: boolean
  run: RunState
  answer: Answer | null
  problem: Problem | null
}

let count = 0

export function newTurn(question: string, more: Partial<Turn> = {}): Turn {
  return {
    key: `turn-${++count}`,
    question,
    choice: null,
    runId: null,
    running: false,
    connected: true,
    stopping: false,
    run: NOT_STARTED,
    answer: null,
    problem: null,
    ...more,
  }
}

/** Pairs what was asked with what was answered, by run and else by order. */
export function turnsOf(messages: Message[]): Turn[] {
  const turns: Turn[] = []
  for (const message of messages) {
    if (message.role === 'user') {
      turns.push(
        newTurn(message.content, {
          runId: message.run_id ?? null,
          running: message.status === 'running',
        }),
      )
      continue
    }
    const turn =
      turns.find((t) => t.runId !== null && t.runId === message.run_id) ?? turns.at(-1)
    if (turn) settle(turn, message)
  }
  for (const turn of turns) turn.running ||= isOpen(turn)
  return turns
}

function settle(turn: Turn, message: Message): void {
  turn.runId ??= message.run_id ?? null
  turn.running = message.status === 'running'
  turn.answer = message.answer ?? null
  if (!turn.answer && !turn.running) turn.answer = bareAnswer(turn, message)
}

/** An answer of which only the text was kept. */
function bareAnswer(turn: Turn, message: Message): Answer {
  const status = message.status && message.status !== 'running' ? message.status : 'answered'
  return { run_id: turn.runId ?? '', chat_id: '', status, answer: message.content }
}

/** Asked, with a run, and nothing written yet: the run is still on its way. */
function isOpen(turn: Turn): boolean {
  return turn.runId !== null && turn.answer === null
}
