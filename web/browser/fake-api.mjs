// A small server that speaks docs/api.md, for the browser tests and for work on the page without the services.
// `node browser/fake-api.mjs [--local]` serves it with web/dist at http://localhost:5199.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alertRoutes } from './fake-alerts.mjs'
import { scenarioOf } from './fake-answers.mjs'
import { datasources, schemaOf, topCustomers } from './fake-data.mjs'
import { jobRoutes, seedJobs } from './fake-jobs.mjs'
import { found, Refused } from './fake-refusal.mjs'
import { reportRunRoutes } from './fake-report-runs.mjs'
import { reportRoutes, seedReports } from './fake-reports.mjs'
import { Run } from './fake-runs.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
const PERMISSIONS = [
  'chat:read', 'chat:write', 'datasource:read', 'query:run', 'result:read', 'datasource:learn', 'model:write',
  'sql:run', 'datasource:write', 'account:read', 'account:write', 'audit:read', 'report:read', 'report:run', 'report:write',
  'schedule:write', 'job:read', 'job:write',
]

/** Starts the fake; `auth` is open or local, `permissions` what the person may do, `seeded` whether reports exist. */
export async function startFakeApi({ port = 0, auth = 'open', permissions = PERMISSIONS, seeded = true } = {}) {
  const state = {
    auth, permissions, paused: false, unchecked: false, tokens: new Set(), requests: [],
    chats: new Map(), runs: new Map(), results: new Map(), sources: structuredClone(datasources),
    stopped: false, reports: new Map(), reportRuns: new Map(), jobs: new Map(), schedules: new Map(), alerts: new Map(), deliveries: new Map(),
  }
  if (seeded) {
    seedReports(state)
    seedJobs(state)
  }
  const server = createServer((request, response) => void serve(state, request, response))
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      state.stopped = true
      for (const run of state.runs.values()) run.stopped = true
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(state, request, response) {
  const url = new URL(request.url, 'http://localhost')
  state.requests.push(`${request.method} ${url.pathname}`)
  response.setHeader('Content-Security-Policy', CSP)
  try {
    if (!url.pathname.startsWith('/v1/')) return await page(url.pathname, response)
    const body = await bodyOf(request)
    const route = ROUTES.find(([method, pattern]) => method === request.method && pattern.test(url.pathname))
    if (!route) throw new Refused(404, 'not_found', 'Not found', `There is no ${request.method} ${url.pathname}.`)
    admit(state, request, url.pathname)
    const [, pattern, handle, status = 200] = route
    const call = { state, request, response, url, body, ids: pattern.exec(url.pathname).slice(1).map(decodeURIComponent) }
    const answer = await handle(call)
    if (answer !== undefined) send(response, status, answer)
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error)
    const problem = error.problem ?? new Refused(500, 'internal', 'Something went wrong on our side', null).problem
    send(response, problem.status, problem, 'application/problem+json')
  }
}

function send(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type })
  response.end(body === null ? undefined : JSON.stringify(body))
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text ? JSON.parse(text) : null
}

async function page(path, response) {
  const file = extname(path) ? normalize(path) : '/index.html'
  try {
    const content = await readFile(join(DIST, file))
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(content)
  } catch {
    response.writeHead(404).end()
  }
}

function admit({ auth, tokens }, request, path) {
  if (auth === 'open' || (path.startsWith('/v1/auth/') && path !== '/v1/auth/me')) return
  const token = request.headers.authorization?.replace('Bearer ', '')
  if (!tokens.has(token)) throw new Refused(401, 'unauthenticated', 'Sign in first', 'No valid token came with the request.')
}

function session(state, email) {
  const access_token = randomUUID()
  state.tokens.add(access_token)
  return { access_token, token_type: 'Bearer', expires_in: 900, refresh_token: `refresh:${email}`, ...person(email) }
}

function person(email) {
  return { user: { id: 'u1', email, name: 'Test Person' }, organization: { id: 'o1', name: 'Test House' }, roles: ['admin'] }
}

function source(state, id) {
  return found(new Map(state.sources.map((s) => [s.id, s])), id, 'datasource')
}

function post(call) {
  const { state, request, response, body, ids } = call
  const chat = found(state.chats, ids[0], 'chat')
  const scenario = scenarioOf(body.content, body.choice)
  if (scenario.refuse) {
    throw new Refused(503, 'overloaded', 'Too busy right now', 'Too many questions are being answered. Try again in a moment.', { who: 'operator' })
  }
  const run = new Run(chat.id, body.content, scenario, state)
  state.runs.set(run.id, run)
  const now = new Date().toISOString()
  const reply = { id: `${run.id}-a`, role: 'assistant', content: '', run_id: run.id, status: 'running', created_at: now }
  chat.messages.push({ id: `${run.id}-q`, role: 'user', content: body.content, run_id: run.id, created_at: now }, reply)
  void run.play(() => {
    if (run.result) state.results.set(run.result.id, run.result)
    Object.assign(reply, { status: run.status, content: run.answer?.answer ?? '', answer: run.answer ?? undefined })
  })
  if (request.headers.accept !== 'text/event-stream') throw new Refused(406, 'not_acceptable', 'Format not available', 'The fake only streams.')
  run.stream(response)
}

function resultPage({ state, url, response, ids }) {
  const { columns, rows } = found(state.results, ids[0], 'result')
  if (url.searchParams.get('format') === 'csv') {
    response.writeHead(200, { 'Content-Type': 'text/csv' })
    return void response.end([columns.map((c) => c.name), ...rows].map((r) => r.join(',')).join('\r\n'))
  }
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 100)
  const at = columns.findIndex((c) => c.name === url.searchParams.get('sort'))
  const sign = url.searchParams.get('dir') === 'desc' ? -1 : 1
  const sorted = at < 0 ? rows : [...rows].sort((a, b) => sign * (a[at] < b[at] ? -1 : a[at] > b[at] ? 1 : 0))
  return { result_id: ids[0], columns, rows: sorted.slice(offset, offset + limit), offset, row_count: rows.length }
}

function query({ state, body }) {
  if (/\b(delete|update|insert|drop|alter)\b/i.test(body.sql)) {
    throw new Refused(422, 'statement_refused', 'Statement refused', 'Only statements that read are let through; this one starts with a change of data.')
  }
  const limit = Number(/limit\s+(\d+)\s*;?\s*$/i.exec(body.sql)?.[1] ?? 5000)
  const rows = topCustomers.rows.slice(0, limit)
  const id = `res_${randomUUID().slice(0, 8)}`
  state.results.set(id, { columns: topCustomers.columns, rows })
  return {
    result_id: id, datasource_id: body.datasource_id, sql: body.sql, columns: topCustomers.columns, rows,
    row_count: rows.length, truncated: false, limit: 5000, warnings: [],
    timings: { generate_ms: 0, guard_ms: 0.3, execute_ms: 2.1, store_ms: 3, total_ms: 5.6 },
  }
}

function addSource({ state, body }) {
  if (body.connection?.host === 'nowhere') {
    throw new Refused(422, 'invalid_request', 'Invalid request', 'The datasource cannot be reached.', {
      errors: [{ path: '/connection/host', message: 'No machine answers at nowhere:5432.' }],
    })
  }
  const id = body.display_name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  if (state.sources.some((s) => s.id === id)) {
    throw new Refused(409, 'conflict', 'Conflict', `A datasource with the id ${id} exists already.`)
  }
  const now = new Date().toISOString()
  const added = {
    id, kind: body.kind, dialect: body.kind, display_name: body.display_name, description: body.description, default: false,
    status: 'ready', health: 'healthy', tables: 2, catalogue_version: 1, learned_at: now, questions: [], created_at: now, updated_at: now,
  }
  state.sources.push(added)
  return added
}

function newChat({ state, body }) {
  const now = new Date().toISOString()
  const chat = { id: `chat_${randomUUID().slice(0, 8)}`, title: body.title ?? null, datasource_id: body.datasource_id, created_at: now, updated_at: now, messages: [] }
  state.chats.set(chat.id, chat)
  return chat
}

function signIn({ state, body }) {
  if (body.password !== 'right horse') throw new Refused(401, 'invalid_credentials', 'Wrong e-mail address or password', 'Check both and try again.')
  return session(state, body.email)
}

function signUp({ state, body }) {
  if (body.password.length < 10) {
    throw new Refused(400, 'invalid_request', 'Invalid request', 'A field is wrong.', { errors: [{ path: '/password', message: 'Use at least 10 characters.' }] })
  }
  return session(state, body.email)
}

const ROUTES = [
  ...reportRoutes,
  ...reportRunRoutes,
  ...jobRoutes,
  ...alertRoutes,
  ['GET', /^\/v1\/auth\/me$/, ({ state }) => ({ ...person('local@localhost'), permissions: state.permissions, auth_mode: state.auth })],
  ['POST', /^\/v1\/auth\/sign-in$/, signIn],
  ['POST', /^\/v1\/auth\/sign-up$/, signUp, 201],
  ['POST', /^\/v1\/auth\/refresh$/, ({ state, body }) => session(state, body.refresh_token.replace('refresh:', ''))],
  ['POST', /^\/v1\/auth\/sign-out$/, () => null, 204],
  ['GET', /^\/v1\/datasources$/, ({ state }) => ({ items: state.sources })],
  ['POST', /^\/v1\/datasources$/, addSource, 201],
  ['GET', /^\/v1\/datasources\/([^/]+)$/, ({ state, ids }) => source(state, ids[0])],
  ['DELETE', /^\/v1\/datasources\/([^/]+)$/, ({ state, ids }) => {
    state.sources = state.sources.filter((s) => s.id !== ids[0])
    return null
  }, 204],
  ['POST', /^\/v1\/datasources\/([^/]+)\/health$/, () => ({
    status: 'healthy', latency_ms: 3, server: 'SQLite 3.50', read_only: true, warnings: [], checked_at: new Date().toISOString(),
  })],
  ['POST', /^\/v1\/learn$/, ({ url }) => ({
    datasource_id: url.searchParams.get('datasource_id'), version: 4, tables: 11, columns: 64, relationships: 11,
    inferred_relationships: 1, learned_at: new Date().toISOString(), elapsed_ms: 812, warnings: [],
  })],
  ['GET', /^\/v1\/schema\/([^/]+)$/, ({ state, ids }) => schemaOf(source(state, ids[0]))],
  ['POST', /^\/v1\/queries$/, query],
  ['GET', /^\/v1\/results\/([^/]+)$/, resultPage],
  ['GET', /^\/v1\/chats$/, ({ state }) => ({ items: [...state.chats.values()].reverse().map(({ messages: _m, ...chat }) => chat) })],
  ['POST', /^\/v1\/chats$/, newChat, 201],
  ['GET', /^\/v1\/chats\/([^/]+)$/, ({ state, ids }) => found(state.chats, ids[0], 'chat')],
  ['PATCH', /^\/v1\/chats\/([^/]+)$/, ({ state, ids, body }) => Object.assign(found(state.chats, ids[0], 'chat'), body)],
  ['DELETE', /^\/v1\/chats\/([^/]+)$/, ({ state, ids }) => (state.chats.delete(ids[0]), null), 204],
  ['POST', /^\/v1\/chats\/([^/]+)\/messages$/, post],
  ['GET', /^\/v1\/runs\/([^/]+)$/, ({ state, ids }) => found(state.runs, ids[0], 'run').view()],
  ['POST', /^\/v1\/runs\/([^/]+)\/stop$/, ({ state, ids }) => {
    const run = found(state.runs, ids[0], 'run')
    run.stopped = true
    return run.view()
  }],
  ['GET', /^\/v1\/runs\/([^/]+)\/events$/, ({ state, request, response, ids }) => {
    found(state.runs, ids[0], 'run').stream(response, Number(request.headers['last-event-id'] ?? 0))
  }],
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fake = await startFakeApi({ port: 5199, auth: process.argv.includes('--local') ? 'local' : 'open' })
  console.log(`the fake API and the page: ${fake.url}`)
}
