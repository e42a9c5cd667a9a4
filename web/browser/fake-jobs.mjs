// Jobs of the fake API: they advance by themselves, obey cancellation, and hold still while `state.paused` holds.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Channel } from './fake-channel.mjs'
import { found, Refused } from './fake-refusal.mjs'

const STEPS = {
  learn: ['Connecting to the database', 'Reading tables and columns', 'Counting rows', 'Sampling values', 'Finding relationships'],
  analyze: ['Reading the data', 'Profiling columns', 'Looking for outliers', 'Looking for correlations'],
  'bulk-reports': ['Starting the reports', 'Running the reports', 'Checking the results'],
}
const TICKS = 20
const TICK_MS = 90

export function seedJobs(state) {
  const ended = (kind, payload, more) => {
    const job = newJob(state, kind, payload)
    Object.assign(job.view, { started_at: job.view.created_at, finished_at: new Date().toISOString(), ...more })
    job.channel.ended = true
  }
  ended('learn', { datasource_ids: ['music'] }, { status: 'completed', progress: 100, result: { datasources: [{ id: 'music', tables: 11 }] } })
  ended('bulk-reports', { reports: [{ key: 'daily-orders' }] }, {
    status: 'failed', progress: 40, attempts: 3,
    error: new Refused(502, 'datasource_unreachable', 'The datasource cannot be reached', 'No machine answers at db.example:5432.', { who: 'operator' }).problem,
  })
}

function newJob(state, kind, payload) {
  const id = `job_${randomUUID().replaceAll('-', '').slice(0, 10)}`
  const view = {
    job_id: id, kind, status: 'queued', progress: 0, estimated_duration: '2s', attempts: 1, created_by: 'u1', payload,
    cancel_requested: false, websocket_channel: `process/${id}`, created_at: new Date().toISOString(),
  }
  const job = { view, channel: new Channel(`process/${id}`) }
  state.jobs.set(id, job)
  return job
}

async function work(state, job) {
  const { view, channel } = job
  await pause(TICK_MS)
  view.started_at = new Date().toISOString()
  const steps = STEPS[view.kind]
  for (let tick = 1; tick < TICKS; tick++) {
    while (state.paused && !view.cancel_requested && !state.stopped) await pause(10)
    if (view.cancel_requested || state.stopped) return cancelled(view, channel)
    const step = steps[Math.floor((tick / TICKS) * steps.length)]
    const progress = Math.round((tick / TICKS) * 100)
    Object.assign(view, { status: 'running', progress, current_step: step, estimated_remaining: `${Math.ceil(((TICKS - tick) * TICK_MS) / 1000)}s` })
    channel.emit('progress', { step, progress, timestamp: new Date().toISOString() })
    await pause(TICK_MS)
  }
  const result = view.kind === 'learn' ? { datasources: view.payload.datasource_ids.map((id) => ({ id, tables: 11 })) } : { done: true }
  Object.assign(view, { status: 'completed', progress: 100, current_step: undefined, estimated_remaining: undefined, result, finished_at: new Date().toISOString() })
  channel.emit('result', { data: result, metrics: {}, completed_at: view.finished_at })
}

function cancelled(view, channel) {
  Object.assign(view, { status: 'cancelled', estimated_remaining: undefined, finished_at: new Date().toISOString() })
  channel.emit('error', { error: 'The job was cancelled.', code: 'cancelled', step: view.current_step, timestamp: view.finished_at })
}

function start(state, kind, payload) {
  const job = newJob(state, kind, payload)
  void work(state, job)
  return ticket(job)
}

function ticket({ view }) {
  return { job_id: view.job_id, estimated_duration: view.estimated_duration, websocket_channel: view.websocket_channel }
}

function retry({ state, ids }) {
  const job = found(state.jobs, ids[0], 'job')
  if (!['failed', 'cancelled'].includes(job.view.status)) {
    throw new Refused(409, 'conflict', 'Conflict', `The job is ${job.view.status}; only failed and cancelled jobs can be retried.`)
  }
  Object.assign(job.view, { status: 'queued', progress: 0, cancel_requested: false, error: undefined, finished_at: undefined, attempts: job.view.attempts + 1 })
  job.channel.ended = false
  void work(state, job)
  return ticket(job)
}

function cancel({ state, ids }) {
  const { view } = found(state.jobs, ids[0], 'job')
  if (view.finished_at) throw new Refused(409, 'conflict', 'Conflict', `The job is ${view.status} already.`)
  view.cancel_requested = true
  return view
}

export const jobRoutes = [
  ['POST', /^\/v1\/process\/(learn|analyze|bulk-reports)$/, ({ state, ids, body }) => start(state, ids[0], body), 202],
  ['GET', /^\/v1\/jobs$/, ({ state, url }) => {
    const status = url.searchParams.get('status')
    return { items: [...state.jobs.values()].map((j) => j.view).filter((v) => !status || v.status === status).reverse() }
  }],
  ['GET', /^\/v1\/jobs\/([^/]+)$/, ({ state, ids }) => found(state.jobs, ids[0], 'job').view],
  ['DELETE', /^\/v1\/jobs\/([^/]+)$/, cancel],
  ['POST', /^\/v1\/jobs\/([^/]+)\/retry$/, retry, 202],
  ['GET', /^\/v1\/jobs\/([^/]+)\/events$/, ({ state, request, response, ids }) => {
    found(state.jobs, ids[0], 'job').channel.stream(response, Number(request.headers['last-event-id'] ?? 0))
  }],
]
