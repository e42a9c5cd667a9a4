import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, json, onSignedOut } from './http'
import { ApiError } from './problem'
import { accessToken, forget, keep } from './tokens'

const problem = { title: 'Sign in first', status: 401, code: 'unauthenticated', retryable: false }
const session = (token: string) => ({
  access_token: token, token_type: 'Bearer', expires_in: 900, refresh_token: `after-${token}`,
  user: { id: 'u', email: 'e' }, organization: { id: 'o', name: 'o' }, roles: [],
})

/** A server that knows one access token at a time and hands out the next for a refresh token. */
function server({ refreshes = true } = {}) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(path)
    if (path === '/v1/auth/refresh') {
      return refreshes ? Response.json(session('new')) : Response.json(problem, { status: 401 })
    }
    return headers.Authorization === 'Bearer new'
      ? Response.json({ path })
      : Response.json(problem, { status: 401 })
  })
  return asked
}

describe('call', () => {
  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    })
  })
  afterEach(() => {
    forget()
    onSignedOut(() => {})
    vi.unstubAllGlobals()
  })

  it('refreshes a stale token once, however many requests find it stale', async () => {
    keep(session('old'))
    const asked = server()
    const answers = await Promise.all([json('/v1/chats'), json('/v1/datasources')])
    expect(answers).toEqual([{ path: '/v1/chats' }, { path: '/v1/datasources' }])
    expect(asked.filter((p) => p === '/v1/auth/refresh')).toHaveLength(1)
    expect(accessToken()).toBe('new')
  })

  it('tells that nobody is signed in any more when refreshing is in vain', async () => {
    keep(session('old'))
    server({ refreshes: false })
    const told = vi.fn()
    onSignedOut(told)
    await expect(call('/v1/chats')).rejects.toMatchObject({ problem: { status: 401 } })
    expect(told).toHaveBeenCalledOnce()
    expect(accessToken()).toBeNull()
  })

  it('throws what the server says, and its own words where it says nothing of use', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
    const failure = await call('/v1/chats').catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(ApiError)
    expect((failure as ApiError).problem).toMatchObject({ title: 'Bad Gateway', retryable: true })
  })

  it('says so when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
    await expect(call('/v1/chats')).rejects.toMatchObject({ problem: { code: 'unreachable' } })
  })
})
