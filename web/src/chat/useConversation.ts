import { computed, reactive, ref } from 'vue'
import { chats as api, runs } from '../api/client'
import { toProblem } from '../api/problem'
import type { Chat, Problem } from '../api/types'
import { ConnectionLost, followRun } from '../run/followRun'
import type { RunState } from '../run/runState'
import { useChats } from './chatStore'
import { newTurn, turnsOf, type Turn } from './turn'

const TITLE_LENGTH = 80

/** One conversation on the page: its turns, and the run that may be under way. */
export function useConversation(onCreated: (chat: Chat) => void) {
  const history = useChats()
  const chat = ref<Chat | null>(null)
  const turns = ref<Turn[]>([])
  const state = ref<'empty' | 'loading' | 'ready' | 'failed'>('empty')
  const problem = ref<Problem | null>(null)
  const datasourceId = ref<string | null>(null)
  const current = computed(() => turns.value.findLast((t) => t.running) ?? null)
  let watching = new AbortController()

  /** Leaves the conversation; what runs goes on at the server. */
  function close(): void {
    watching.abort()
    watching = new AbortController()
    chat.value = null
    turns.value = []
    state.value = 'empty'
    problem.value = null
  }

  async function open(id: string): Promise<void> {
    close()
    state.value = 'loading'
    const { signal } = watching
    try {
      const found = await api.get(id, signal)
      chat.value = found
      datasourceId.value = found.datasource_id ?? null
      turns.value = turnsOf(found.messages ?? [])
      state.value = turns.value.length ? 'ready' : 'empty'
      for (const turn of turns.value) {
        if (turn.running && turn.runId) void follow(turn, { runId: turn.runId }, signal)
      }
    } catch (error) {
      if (signal.aborted) return
      problem.value = toProblem(error)
      state.value = 'failed'
    }
  }

  async function ask(question: string, choice: string | null = null): Promise<void> {
    const turn = reactive(newTurn(question, { choice, running: true }))
    turns.value.push(turn)
    state.value = 'ready'
    const { signal } = watching
    try {
      const into = chat.value ?? (await create(question))
      history.touch(into)
      const response = await api.send(
        into.id,
        {
          content: question,
          ...(datasourceId.value ? { datasource_id: datasourceId.value } : {}),
          ...(choice ? { choice } : {}),
        },
        signal,
      )
      await follow(turn, { response }, signal)
    } catch (error) {
      if (!signal.aborted) fail(turn, toProblem(error))
    }
  }

  async function create(question: string): Promise<Chat> {
    const title =
      question.length > TITLE_LENGTH ? `${question.slice(0, TITLE_LENGTH - 1)}…` : question
    const created = await api.create({
      title,
      ...(datasourceId.value ? { datasource_id: datasourceId.value } : {}),
    })
    chat.value = created
    onCreated(created)
    return created
  }

  async function follow(
    turn: Turn,
    source: { response: Response } | { runId: string },
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const end = await followRun(source, {
        reopen: runs.events,
        signal,
        onConnection: (connected) => (turn.connected = connected),
        onState: (now) => advance(turn, now),
      })
      await finish(turn, end)
    } catch (error) {
      if (signal.aborted) return
      fail(turn, error instanceof ConnectionLost ? lost() : toProblem(error))
    }
  }

  function advance(turn: Turn, now: RunState): void {
    const known = turn.runId !== null
    turn.run = now
    turn.runId ??= now.runId
    if (!known && turn.stopping) void sendStop(turn)
  }

  async function finish(turn: Turn, end: RunState): Promise<void> {
    const kept = end.answer ?? (end.runId && !end.problem ? (await runs.get(end.runId)).answer : null)
    turn.answer = kept ?? null
    turn.problem = end.phase === 'error' && !answersItself(turn) ? end.problem : null
    if (!turn.answer && !turn.problem) turn.answer = silentAnswer(end)
    turn.running = false
  }

  /** A failed run's answer often says the same as its problem; the answer then stands alone. */
  function answersItself(turn: Turn): boolean {
    return turn.answer?.status === 'refused' && Boolean(turn.answer.answer)
  }

  function silentAnswer(end: RunState) {
    return {
      run_id: end.runId ?? '',
      chat_id: end.chatId ?? '',
      status: end.phase === 'stopped' ? ('stopped' as const) : ('failed' as const),
      answer: end.text,
    }
  }

  function fail(turn: Turn, why: Problem): void {
    turn.problem = why
    turn.running = false
    turn.stopping = false
  }

  function lost(): Problem {
    return {
      title: 'The connection was lost',
      detail: 'Querent may still be working on this. Try again to see how far it came.',
      status: 0,
      code: 'connection_lost',
      retryable: true,
    }
  }

  async function stop(turn: Turn | null = current.value): Promise<void> {
    if (!turn || turn.stopping) return
    turn.stopping = true
    if (turn.runId) await sendStop(turn)
  }

  async function sendStop(turn: Turn): Promise<void> {
    try {
      await runs.stop(turn.runId!)
    } catch {
      turn.stopping = false
    }
  }

  /** Picks a known run up again; a question that never arrived is asked anew. */
  async function retry(turn: Turn): Promise<void> {
    if (turn.problem?.code === 'connection_lost' && chat.value) return open(chat.value.id)
    turns.value = turns.value.filter((t) => t.key !== turn.key)
    await ask(turn.question, turn.choice)
  }

  return { chat, turns, state, problem, datasourceId, current, open, close, ask, stop, retry }
}
