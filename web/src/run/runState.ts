import type { Answer, Block, Problem, RunEvent } from '../api/types'

export type RunPhase = 'running' | 'success' | 'error' | 'stopped' | 'awaiting_input'

/** Something the run did, in the order in which it began. */
export interface Step {
  id: string
  title: string
  status: 'in_progress' | 'completed' | 'error'
  detail?: string
  durationMs?: number
}

/** What is known of a run from its events so far. A value: every event makes a new one. */
export interface RunState {
  runId: string | null
  chatId: string | null
  question: string | null
  lastSeq: number
  phase: RunPhase
  blocks: Block[]
  steps: Step[]
  text: string
  answer: Answer | null
  problem: Problem | null
}

export const NOT_STARTED: RunState = {
  runId: null,
  chatId: null,
  question: null,
  lastSeq: 0,
  phase: 'running',
  blocks: [],
  steps: [],
  text: '',
  answer: null,
  problem: null,
}

const TOOL_TITLES: Record<string, string> = {
  describe_tables: 'Look for tables',
  create_data: 'Query the data',
  inspect_data: 'Look at the rows',
  answer_question: 'Write the answer',
  clarify: 'Ask back',
}

/**
 * Folds one event into the state. Events that were seen already, as a replay after a reconnection brings
 * them, and events of unknown names change nothing. The terminal event ends a run whatever its number: of a
 * run whose stream is no longer kept, the server tells only the end.
 */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  const stale = event.seq <= state.lastSeq && event.event !== 'completion.finished'
  if (stale || state.phase !== 'running') return state
  const seen: RunState = {
    ...state,
    lastSeq: Math.max(state.lastSeq, event.seq),
    runId: state.runId ?? event.run_id,
    chatId: state.chatId ?? event.chat_id,
  }
  switch (event.event) {
    case 'completion.started':
      return { ...seen, question: event.data.question ?? null }
    case 'block.upsert':
      return withBlock(seen, event.data.block)
    case 'block.delta.token':
      return withToken(seen, event.data)
    case 'tool.started':
      return withStep(seen, {
        id: event.data.tool_call_id,
        title: TOOL_TITLES[event.data.tool_name] ?? event.data.tool_name,
        status: 'in_progress',
      })
    case 'tool.finished':
      return withStep(seen, {
        id: event.data.tool_call_id,
        title: TOOL_TITLES[event.data.tool_name] ?? event.data.tool_name,
        status: event.data.status === 'error' ? 'error' : 'completed',
        ...(event.data.result_summary ? { detail: event.data.result_summary } : {}),
        ...(event.data.duration_ms === undefined ? {} : { durationMs: event.data.duration_ms }),
      })
    case 'decision.final':
      return event.data.final_answer ? { ...seen, text: event.data.final_answer } : seen
    case 'completion.finished':
      return {
        ...seen,
        phase: event.data.status,
        answer: event.data.answer ?? null,
        problem: event.data.error ?? null,
        steps: seen.steps.map((s) => (s.status === 'in_progress' ? closed(s, event.data.status) : s)),
      }
    default:
      return seen
  }
}

function closed(step: Step, phase: RunPhase): Step {
  return { ...step, status: phase === 'error' ? 'error' : 'completed' }
}

/** A block replaces its earlier version, but never loses text that only tokens have brought. */
function withBlock(state: RunState, block: Block): RunState {
  const before = state.blocks.find((b) => b.id === block.id)
  const merged: Block = {
    ...block,
    content: block.content ?? before?.content ?? '',
    reasoning: block.reasoning ?? before?.reasoning ?? '',
  }
  const blocks = [...state.blocks.filter((b) => b.id !== block.id), merged]
  blocks.sort((a, b) => a.index - b.index)
  const next = { ...state, blocks, text: answerText(blocks) || state.text }
  return block.kind === 'planning'
    ? withStep(next, { id: block.id, title: block.title || 'Plan', status: block.status })
    : next
}

function withToken(
  state: RunState,
  { block_id, field, token }: { block_id: string; field: 'content' | 'reasoning'; token: string },
): RunState {
  const known = state.blocks.some((b) => b.id === block_id)
  const base = known
    ? state.blocks
    : [...state.blocks, emptyBlock(block_id, state.blocks.length)]
  const blocks = base.map((b) =>
    b.id === block_id ? { ...b, [field]: (b[field] ?? '') + token } : b,
  )
  return { ...state, blocks, text: answerText(blocks) || state.text }
}

function emptyBlock(id: string, index: number): Block {
  return { id, index, kind: 'answer', status: 'in_progress', content: '', reasoning: '' }
}

function answerText(blocks: Block[]): string {
  return blocks
    .filter((b) => b.kind === 'answer')
    .map((b) => b.content ?? '')
    .join('\n\n')
    .trim()
}

function withStep(state: RunState, step: Step): RunState {
  const known = state.steps.some((s) => s.id === step.id)
  return {
    ...state,
    steps: known
      ? state.steps.map((s) => (s.id === step.id ? { ...s, ...step } : s))
      : [...state.steps, step],
  }
}
