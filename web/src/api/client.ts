import { call, json } from './http'
import { query } from './query'
import type * as Api from './types'

const EVENTS = 'text/event-stream'
const id = encodeURIComponent

export const auth = {
  me: () => json<Api.Me>('/v1/auth/me'),
  signIn: (email: string, password: string) =>
    json<Api.Session>('/v1/auth/sign-in', { method: 'POST', body: { email, password } }),
  signUp: (body: Api.SignUp) =>
    json<Api.Session>('/v1/auth/sign-up', { method: 'POST', body }),
  signOut: (refresh_token: string) =>
    call('/v1/auth/sign-out', { method: 'POST', body: { refresh_token } }),
}

export const chats = {
  list: (before?: string | null) =>
    json<Api.ChatList>(`/v1/chats${query({ limit: 40, before })}`),
  get: (chat: string, signal?: AbortSignal) =>
    json<Api.Chat>(`/v1/chats/${id(chat)}`, signal ? { signal } : {}),
  create: (body: { title?: string; datasource_id?: string }) =>
    json<Api.Chat>('/v1/chats', { method: 'POST', body }),
  rename: (chat: string, title: string) =>
    call(`/v1/chats/${id(chat)}`, { method: 'PATCH', body: { title } }),
  remove: (chat: string) => call(`/v1/chats/${id(chat)}`, { method: 'DELETE' }),
  /** Asks; the response streams the run's events. */
  send: (chat: string, body: Api.NewMessage, signal: AbortSignal) =>
    call(`/v1/chats/${id(chat)}/messages`, { method: 'POST', body, accept: EVENTS, signal }),
}

export const runs = {
  get: (run: string) => json<Api.Run>(`/v1/runs/${id(run)}`),
  stop: (run: string) => json<Api.Run>(`/v1/runs/${id(run)}/stop`, { method: 'POST' }),
  /** The events after {@code lastSeq}, or all of them when it is 0. */
  events: (run: string, lastSeq: number, signal: AbortSignal) =>
    call(`/v1/runs/${id(run)}/events`, {
      accept: EVENTS,
      signal,
      headers: lastSeq > 0 ? { 'Last-Event-ID': String(lastSeq) } : {},
    }),
}

export interface PageRequest {
  offset: number
  limit: number
  sort?: string | null
  dir?: 'asc' | 'desc'
}

export const results = {
  page: (result: string, page: PageRequest, signal?: AbortSignal) =>
    json<Api.ResultPage>(
      `/v1/results/${id(result)}${query({
        offset: page.offset,
        limit: page.limit,
        sort: page.sort,
        dir: page.sort ? page.dir : undefined,
      })}`,
      signal ? { signal } : {},
    ),
  csv: async (result: string) =>
    (await call(`/v1/results/${id(result)}?format=csv`, { accept: 'text/csv' })).blob(),
}

export const datasources = {
  list: () => json<{ items: Api.Datasource[] }>('/v1/datasources').then((body) => body.items),
  get: (source: string) => json<Api.Datasource>(`/v1/datasources/${id(source)}`),
  add: (body: Api.NewDatasource) =>
    json<Api.Datasource>('/v1/datasources', { method: 'POST', body }),
  remove: (source: string) => call(`/v1/datasources/${id(source)}`, { method: 'DELETE' }),
  health: (source: string) =>
    json<Api.Health>(`/v1/datasources/${id(source)}/health`, { method: 'POST' }),
  learn: (source: string) =>
    json<Api.Learned>(`/v1/learn${query({ datasource_id: source })}`, { method: 'POST' }),
  schema: (source: string) => json<Api.Schema>(`/v1/schema/${id(source)}`),
  query: (body: Api.QueryRequest, signal?: AbortSignal) =>
    json<Api.ResultHead>('/v1/queries', { method: 'POST', body, ...(signal ? { signal } : {}) }),
}
