// Reports of the fake API, their versions and what they offer; runs are in fake-report-runs.mjs.
import { createHash, randomUUID } from 'node:crypto'
import { found, Refused } from './fake-refusal.mjs'

const MONTHLY = {
  version: '1',
  sql: "SELECT strftime('%Y-%m-01', InvoiceDate) AS month, SUM(Total) AS revenue\nFROM Invoice\nWHERE InvoiceDate >= {{since}}\nGROUP BY month\nHAVING SUM(Total) >= {{least}}\nORDER BY month",
  params: {
    exposed: ['since', 'least'],
    schema: {
      type: 'object', required: ['since'],
      properties: { since: { type: 'string', format: 'date' }, least: { type: 'number', minimum: 0, description: 'Months below it are left out.' } },
    },
    defaults: { since: '2021-01-01', least: 0 },
  },
  visuals: [{ type: 'line', x: 'month', y: 'revenue', title: 'Revenue per month' }],
  notes: 'Revenue of the record shop by calendar month.',
}

const CUSTOMERS = {
  version: '1',
  sql: 'SELECT customer, Country, revenue, invoices\nFROM customer_revenue\nWHERE Country IN ({{countries}})\nORDER BY revenue DESC',
  params: {
    exposed: ['countries', 'from_time', 'order', 'with_empty', 'most'],
    schema: {
      type: 'object', required: [],
      properties: {
        countries: { type: 'array', items: { type: 'string' }, title: 'Countries' },
        from_time: { type: 'string', format: 'date-time', title: 'From' },
        order: { type: 'string', enum: ['revenue', 'invoices'], title: 'Largest by' },
        with_empty: { type: 'boolean', title: 'Also without a country' },
        most: { type: 'integer', minimum: 1, maximum: 100, title: 'Most rows' },
      },
    },
    defaults: { countries: [], from_time: 'now-30d/d', order: 'revenue', with_empty: true, most: 10 },
  },
  visuals: [{ type: 'bar', x: 'customer', y: ['revenue'], title: 'Revenue by customer' }],
}

const ORDERS = {
  version: '1',
  sql: 'SELECT day, orders, revenue FROM daily_orders WHERE day >= {{since}} ORDER BY day',
  params: { exposed: ['since'], schema: { type: 'object', required: ['since'], properties: { since: { type: 'string', format: 'date' } } }, defaults: { since: 'now-60d/d' } },
  visuals: [{ type: 'bar', x: 'day', y: 'revenue', title: 'Revenue per day' }],
}

export function seedReports(state) {
  const add = (key, title, description, datasource_id, ...definitions) => {
    const report = newReport(state, { key, title, description })
    for (const def of definitions) newVersion(report, def, datasource_id)
    return report
  }
  const earlier = { ...MONTHLY, notes: 'Revenue by month.', params: { ...MONTHLY.params, exposed: ['since'], defaults: { since: '2024-01-01', least: 0 } } }
  add('monthly-revenue', 'Monthly revenue', 'What came in, by calendar month.', 'music', earlier, MONTHLY)
  add('top-customers', 'Top customers', null, null, CUSTOMERS)
  add('daily-orders', 'Daily orders', 'Orders and revenue by day.', 'shop', ORDERS)
  add('old-figures', 'Old figures', 'Kept for the record.', 'music', MONTHLY).view.archived = true
}

function newReport(state, { key, title, description }) {
  const now = new Date().toISOString()
  const made = key ?? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  if (state.reports.has(made)) {
    throw new Refused(409, 'conflict', 'Conflict', `A report with the key ${made} exists already.`)
  }
  const view = { id: `rep_${randomUUID().slice(0, 8)}`, key: made, title, description: description ?? null, owner: 'u1', archived: false, created_at: now, updated_at: now }
  const report = { view, versions: [] }
  state.reports.set(made, report)
  return report
}

/** The same content as the latest version makes no new one. */
function newVersion(report, def_json, datasource_id) {
  const checksum = `sha256:${createHash('sha256').update(JSON.stringify([def_json, datasource_id ?? null])).digest('hex')}`
  const latest = report.versions[0]
  if (latest?.checksum === checksum) return latest
  const version = {
    id: `rv_${randomUUID().slice(0, 8)}`, report_key: report.view.key, version: (latest?.version ?? 0) + 1, datasource_id: datasource_id ?? undefined,
    def_json, checksum, status: 'active', created_by: 'u1', created_at: new Date().toISOString(),
  }
  report.versions.unshift(version)
  Object.assign(report.view, { latest_version: version.version, datasource_id: datasource_id ?? undefined, updated_at: version.created_at })
  return version
}

export function checkDefinition(def) {
  const errors = []
  if (def?.version !== '1') errors.push({ path: '/def_json/version', message: 'must be "1"' })
  if (!def?.sql === !def?.ir) errors.push({ path: '/def_json', message: 'exactly one of ir and sql must be given' })
  for (const [at, name] of (def?.params?.exposed ?? []).entries()) {
    if (!def.params.schema?.properties?.[name]) errors.push({ path: `/def_json/params/exposed/${at}`, message: `there is no parameter ${name} in the schema` })
  }
  if (errors.length) throw new Refused(422, 'invalid_definition', "The report's definition does not fit", 'See each place.', { errors })
}

function addVersion({ state, ids, body }) {
  const report = found(state.reports, ids[0], 'report')
  checkDefinition(body.def_json)
  return newVersion(report, body.def_json, body.datasource_id)
}

/** Changes by JSON pointer, as far down as both sides have the same shape. */
function changes(before, after, path = '') {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const deep = [before, after].every((v) => v && typeof v === 'object') && Array.isArray(before) === Array.isArray(after)
  if (!deep) return [{ op: 'replace', path, before, after }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const at = `${path}/${name}`
    if (!(name in before)) return [{ op: 'add', path: at, after: after[name] }]
    if (!(name in after)) return [{ op: 'remove', path: at, before: before[name] }]
    return changes(before[name], after[name], at)
  })
}

function diff({ state, ids, url }) {
  const { versions } = found(state.reports, ids[0], 'report')
  const [from, to] = ['from', 'to'].map((name) => Number(url.searchParams.get(name)))
  const [a, b] = [from, to].map((n) => versions.find((v) => v.version === n)?.def_json)
  return { from, to, changes: changes(a, b) }
}

function importBundle({ state, url, body }) {
  const bundle = typeof body === 'string' ? JSON.parse(body) : body
  if (!bundle?.key || !bundle.versions) {
    throw new Refused(400, 'invalid_request', 'Invalid request', 'This is no exported report.', { errors: [{ path: '/versions', message: 'is missing' }] })
  }
  const known = state.reports.get(bundle.key)
  const dry_run = url.searchParams.get('dry_run') === 'true'
  const report = known ?? (dry_run ? null : newReport(state, bundle))
  const have = new Set(known?.versions.map((v) => v.checksum))
  const list = bundle.versions.map((v) => ({
    what: 'version', action: have.has(v.checksum) ? 'keep' : 'create', version: v.version, checksum: v.checksum,
    detail: have.has(v.checksum) ? `Version ${v.version} is the same here` : `Version ${v.version} is added`,
  }))
  if (!dry_run) for (const v of [...bundle.versions].reverse()) if (!have.has(v.checksum)) newVersion(report, v.def_json, v.datasource_id)
  return {
    key: bundle.key, dry_run, created: !known,
    changes: [{ what: 'report', action: known ? 'keep' : 'create', detail: known ? 'The report exists' : `The report ${bundle.title} is created` }, ...list],
  }
}

const OFFERED = [
  { name: 'since', type: 'string', format: 'date', default: '2021-01-01', path: '/filters/0/value', label: 'Since' },
  { name: 'least', type: 'number', default: 0, path: '/having/0/value', label: 'Least revenue' },
]

function save({ state, response, ids, url, body }) {
  const { answer } = found(state.runs, ids[0], 'run')
  const picked = body.parameters ?? OFFERED.map((p) => p.name)
  const offered = answer.sql.includes('month') ? OFFERED : []
  const exposed = offered.filter((p) => picked.includes(p.name)).map((p) => p.name)
  const { chart } = answer
  const def_json = {
    version: '1', sql: answer.sql,
    params: { exposed, schema: { type: 'object', required: [], properties: Object.fromEntries(offered.map((p) => [p.name, { type: p.type, format: p.format, title: p.label }])) }, defaults: Object.fromEntries(offered.map((p) => [p.name, p.default])) },
    visuals: chart ? [{ type: chart.type, x: chart.x, y: chart.y, title: chart.title }] : [],
  }
  if (url.searchParams.get('dry_run') === 'true') return { def_json, offered }
  const report = newReport(state, body)
  const version = newVersion(report, def_json, body.portable ? null : answer.datasource_id)
  response.writeHead(201, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ report: report.view, version, offered }))
}

function lastRun(state, key) {
  const run = [...state.reportRuns.values()].findLast((r) => r.view.report_key === key)?.view
  return run && { id: run.id, status: run.status, verdict: run.verdict, finished_at: run.finished_at }
}

function list({ state, url }) {
  const words = (url.searchParams.get('q') ?? '').toLowerCase()
  const archived = url.searchParams.get('archived') === 'true'
  const items = [...state.reports.values()].map((r) => ({ ...r.view, last_run: lastRun(state, r.view.key) }))
  return { items: items.filter((r) => r.archived === archived && `${r.title} ${r.key}`.toLowerCase().includes(words)) }
}

function exported({ state, response, ids, url }) {
  const { view, versions } = found(state.reports, ids[0], 'report')
  const bundle = { key: view.key, title: view.title, versions }
  response.writeHead(200, { 'Content-Type': url.searchParams.get('format') === 'yaml' ? 'application/yaml' : 'application/json' })
  response.end(JSON.stringify(bundle, null, 2))
}

export const reportRoutes = [
  ['POST', /^\/v1\/runs\/(run_[^/]+)\/save$/, save],
  ['GET', /^\/v1\/reports$/, list],
  ['POST', /^\/v1\/reports$/, ({ state, body }) => newReport(state, body).view, 201],
  ['POST', /^\/v1\/reports\/import$/, importBundle],
  ['GET', /^\/v1\/reports\/([^/]+)$/, ({ state, ids }) => found(state.reports, ids[0], 'report').view],
  ['PATCH', /^\/v1\/reports\/([^/]+)$/, ({ state, ids, body }) => Object.assign(found(state.reports, ids[0], 'report').view, body)],
  ['POST', /^\/v1\/reports\/([^/]+)\/archive$/, ({ state, ids, body }) => Object.assign(found(state.reports, ids[0], 'report').view, { archived: body?.archived ?? true })],
  ['GET', /^\/v1\/reports\/([^/]+)\/versions$/, ({ state, ids }) => ({ items: found(state.reports, ids[0], 'report').versions })],
  ['POST', /^\/v1\/reports\/([^/]+)\/versions$/, addVersion, 201],
  ['GET', /^\/v1\/reports\/([^/]+)\/diff$/, diff],
  ['GET', /^\/v1\/reports\/([^/]+)\/export$/, exported],
]
