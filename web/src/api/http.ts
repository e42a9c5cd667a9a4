import { ApiError, problemOf, unreachable } from './problem'
import { accessToken, forget, keep, refreshToken } from './tokens'
import type { Session } from './types'

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  body?: unknown
  /** Given where the body is text of that type and not to be written as JSON. */
  contentType?: string
  accept?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

let refreshing: Promise<boolean> | null = null
let signedOut: () => void = () => {}

/** Called when the server no longer knows who we are and no refresh helps. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** Calls the API; answers only a good response and throws {@link ApiError} for every other. */
export async function call(path: string, options: Call = {}): Promise<Response> {
  let response = await send(path, options)
  if (response.status === 401 && refreshToken() && (await refresh())) {
    response = await send(path, options)
  }
  if (response.ok) return response
  const problem = await problemOf(response)
  if (response.status === 401 && !path.startsWith('/v1/auth/')) signedOut()
  throw new ApiError(problem)
}

export async function json<T>(path: string, options: Call = {}): Promise<T> {
  return (await (await call(path, options)).json()) as T
}

async function send(path: string, { method, body, contentType, accept, headers, signal }: Call) {
  const token = accessToken()
  try {
    return await fetch(path, {
      method: method ?? 'GET',
      signal: signal ?? null,
      cache: 'no-store',
      headers: {
        Accept: accept ?? 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': contentType ?? 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? null : contentType ? String(body) : JSON.stringify(body),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw unreachable()
  }
}

/** Several requests may find the access token stale at once; one refresh serves them all. */
function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => (refreshing = null))
  return refreshing
}

async function renew(): Promise<boolean> {
  const response = await send('/v1/auth/refresh', {
    method: 'POST',
    body: { refresh_token: refreshToken() },
  })
  if (response.ok) {
    keep((await response.json()) as Session)
    return true
  }
  if (response.status < 500) forget()
  return false
}
