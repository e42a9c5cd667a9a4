// Runs of the fake API's reports: really computed from the parameters, with progress, cache, checks and comparison.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Channel } from './fake-channel.mjs'
import { analysisOf } from './fake-checks.mjs'
import { monthlyRevenue, random, topCustomers } from './fake-data.mjs'
import { found, Refused } from './fake-refusal.mjs'
import { checkDefinition } from './fake-reports.mjs'

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Forty days of orders; one day twice, one day below zero. */
function dailyOrders() {
  const next = random(11)
  const rows = Array.from({ length: 40 }, (_, i) => [daysAgo(40 - i), 20 + Math.floor(next() * 30), Number((900 + next() * 700).toFixed(2))])
  rows.splice(24, 0, [rows[23][0], rows[23][1] - 2, rows[23][2] - 31.5])
  rows[32][2] = -412.4
  return { columns: [{ name: 'day', type: 'date' }, { name: 'orders', type: 'integer' }, { name: 'revenue', type: 'decimal', unit: 'EUR' }], rows }
}

function execute(sql, params) {
  const relative = /^now-(\d+)d/.exec(params.since ?? '')
  const since = relative ? daysAgo(Number(relative[1])) : (params.since ?? '')
  if (sql.includes('month')) {
    return { columns: monthlyRevenue.columns, rows: monthlyRevenue.rows.filter(([month, revenue]) => month >= since && revenue >= (params.least ?? 0)) }
  }
  if (sql.includes('daily_orders')) {
    const { columns, rows } = dailyOrders()
    return { columns, rows: rows.filter(([day]) => day >= since) }
  }
  const wanted = params.countries ?? []
  const rows = topCustomers.rows.filter(([, country]) => (country === null ? params.with_empty !== false : !wanted.length || wanted.includes(country)))
  return { columns: topCustomers.columns, rows: rows.slice(0, params.most ?? 10) }
}

/** Defaults filled in; what does not fit its schema is refused at its place. */
function resolve({ params }, given) {
  const values = { ...params?.defaults, ...given }
  const errors = []
  for (const [name, value] of Object.entries(given ?? {})) {
    const schema = params?.schema?.properties?.[name]
    if (!schema) errors.push({ path: `/params/${name}`, message: 'there is no such parameter' })
    else if (schema.format === 'date' && !/^(now.*|\d{4}-\d{2}-\d{2})$/.test(value)) errors.push({ path: `/params/${name}`, message: 'must be a date' })
    else if (schema.minimum !== undefined && value < schema.minimum) errors.push({ path: `/params/${name}`, message: `must be at least ${schema.minimum}` })
    else if (name === 'since' && /^\d/.test(value) && value > daysAgo(0)) errors.push({ path: `/params/${name}`, message: 'lies after the last day of the data' })
  }
  if (errors.length) throw new Refused(422, 'invalid_parameters', 'The parameters do not fit', 'See each parameter.', { errors })
  return values
}

function start({ state, ids, url, body }) {
  const report = found(state.reports, ids[0], 'report')
  const version = report.versions.find((v) => v.version === (body?.version ?? report.view.latest_version))
  if (!version) throw new Refused(409, 'conflict', 'Conflict', 'The report has no definition yet.')
  const datasource_id = version.datasource_id ?? body?.datasource_id
  if (!datasource_id) throw new Refused(422, 'datasource_required', 'The report needs a datasource', 'This report is portable: say which datasource to run it on.')
  const params = resolve(version.def_json, body?.params ?? {})
  const same = JSON.stringify([report.view.key, version.version, datasource_id, params])
  const cached = url.searchParams.get('fresh') === 'true' ? undefined : [...state.reportRuns.values()].find((r) => r.same === same && r.view.status === 'completed' && !r.view.cached_from)
  const id = `rrun_${randomUUID().replaceAll('-', '').slice(0, 10)}`
  const view = {
    id, report_key: report.view.key, report_title: report.view.title, version: version.version, status: 'queued', trigger: 'manual', datasource_id, params,
    channel: `run/${id}`, created_by: 'u1', created_at: new Date().toISOString(), cached_from: cached?.view.id,
  }
  const run = { view, same, channel: new Channel(`run/${id}`), cancelled: false }
  state.reportRuns.set(id, run)
  void work(state, run, version.def_json)
  return view
}

async function work(state, run, def) {
  const { view, channel } = run
  for (const [step, progress] of [['Writing the query', 20], ['Running the query', 60], ['Keeping the result', 90]]) {
    await pause(view.cached_from ? 5 : 120)
    while (state.paused && !run.cancelled && !state.stopped) await pause(10)
    if (run.cancelled || state.stopped) {
      view.status = 'cancelled'
      return channel.emit('error', { error: 'The run was cancelled.', code: 'cancelled' })
    }
    view.status = 'running'
    channel.emit('progress', { step, progress, timestamp: new Date().toISOString() })
  }
  Object.assign(view, outcome(state, run, def), { status: 'completed', finished_at: new Date().toISOString() })
  channel.emit('result', { data: { run_id: view.id }, metrics: {}, completed_at: view.finished_at })
  await judge(state, run)
}

/** The check comes behind the run, and no sooner than `state.unchecked` allows. */
async function judge(state, run) {
  await pause(60)
  while (state.unchecked && !state.stopped) await pause(10)
  run.analysis = analysisOf(run.view, run.columns, run.allRows)
  run.view.verdict = run.analysis.verdict
}

function outcome(state, run, def) {
  const { columns, rows } = execute(def.sql, run.view.params)
  const result_id = `res_${randomUUID().slice(0, 8)}`
  Object.assign(run, { columns, allRows: rows })
  state.results.set(result_id, { columns, rows })
  return {
    columns, rows: rows.slice(0, 50), row_count: rows.length, truncated: false, result_id, visuals: def.visuals ?? [], warnings: [],
    sql: def.sql.replaceAll(/\{\{\w+\}\}/g, '?'), timings: { generate_ms: 0.4, guard_ms: 0.2, execute_ms: 12, store_ms: 4, total_ms: 17 },
  }
}

function preview({ state, body }) {
  checkDefinition(body.def_json)
  const run = { view: { id: null, report_key: '', version: 0, status: 'completed', params: resolve(body.def_json, body.params ?? {}) } }
  return { ...run.view, ...outcome(state, run, body.def_json) }
}

function compare({ state, ids, url }) {
  const [now, other] = [ids[0], url.searchParams.get('with')].map((id) => found(state.reportRuns, id, 'run'))
  const keys = url.searchParams.get('keys').split(',')
  const { columns } = now
  const keyOf = (row) => JSON.stringify(keys.map((k) => row[columns.findIndex((c) => c.name === k)]))
  const before = new Map(other.allRows.map((row) => [keyOf(row), row]))
  const after = new Map(now.allRows.map((row) => [keyOf(row), row]))
  const shared = [...after].filter(([key]) => before.has(key))
  const changed = shared.map(([key, row]) => ({ key: JSON.parse(key), before: before.get(key), after: row, columns: columns.flatMap((c, at) => (row[at] === before.get(key)[at] ? [] : [c.name])) })).filter((c) => c.columns.length)
  const added = [...after].filter(([key]) => !before.has(key)).map(([, row]) => row)
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, row]) => row)
  return { run: ids[0], with: other.view.id, keys, columns, added, removed, changed, counts: { added: added.length, removed: removed.length, changed: changed.length, same: shared.length - changed.length }, truncated: false }
}

function list({ state, url }) {
  const wanted = (run, name, field) => !url.searchParams.get(name) || run[field] === url.searchParams.get(name)
  const items = [...state.reportRuns.values()].map(({ view: { rows: _rows, ...view } }) => view).reverse()
  return { items: items.filter((r) => wanted(r, 'report', 'report_key') && wanted(r, 'status', 'status')).slice(0, Number(url.searchParams.get('limit') ?? 50)) }
}

function analysis({ state, ids }) {
  const run = found(state.reportRuns, ids[0], 'run')
  if (!run.analysis) throw new Refused(404, 'not_found', 'Not found', 'This run has not been checked yet.')
  return run.analysis
}

export const reportRunRoutes = [
  ['POST', /^\/v1\/reports\/([^/]+)\/run$/, start, 202],
  ['POST', /^\/v1\/reports\/([^/]+)\/preview$/, preview],
  ['GET', /^\/v1\/runs$/, list],
  ['GET', /^\/v1\/runs\/(rrun_[^/]+)$/, ({ state, ids }) => found(state.reportRuns, ids[0], 'run').view],
  ['DELETE', /^\/v1\/runs\/(rrun_[^/]+)$/, ({ state, ids }) => {
    const run = found(state.reportRuns, ids[0], 'run')
    run.cancelled = true
    return { ...run.view, status: 'cancelled' }
  }],
  ['GET', /^\/v1\/runs\/(rrun_[^/]+)\/events$/, ({ state, request, response, ids }) => {
    found(state.reportRuns, ids[0], 'run').channel.stream(response, Number(request.headers['last-event-id'] ?? 0))
  }],
  ['GET', /^\/v1\/runs\/(rrun_[^/]+)\/compare$/, compare],
  ['GET', /^\/v1\/runs\/(rrun_[^/]+)\/analysis$/, analysis],
  ['POST', /^\/v1\/runs\/(rrun_[^/]+)\/analyze$/, ({ state, ids }) => {
    const run = found(state.reportRuns, ids[0], 'run')
    run.analysis = analysisOf(run.view, run.columns, run.allRows)
    return run.analysis
  }],
]
