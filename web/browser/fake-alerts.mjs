// Schedules, alerts and deliveries of the fake API.
import { randomUUID } from 'node:crypto'
import { found, Refused } from './fake-refusal.mjs'

const id = (prefix) => `${prefix}_${randomUUID().slice(0, 8)}`
const of = (map, url) => ({ items: [...map.values()].filter((v) => v.report_key === url.searchParams.get('report')) })

function addSchedule({ state, body }) {
  if (body.cron.split(' ').length !== 5) throw new Refused(422, 'invalid_request', 'Invalid request', 'The cron expression has five fields.', { errors: [{ path: '/cron', message: 'has five fields' }] })
  const now = new Date().toISOString()
  const schedule = { id: id('sch'), owner: 'u1', next_fire_at: new Date(Date.now() + 3_600_000).toISOString(), created_at: now, updated_at: now, ...body }
  state.schedules.set(schedule.id, schedule)
  return schedule
}

function addAlert({ state, body }) {
  const now = new Date().toISOString()
  const { secret: _secret, ...delivery } = body.delivery
  const alert = { id: id('al'), created_at: now, updated_at: now, ...body, delivery }
  state.alerts.set(alert.id, alert)
  return alert
}

/** A receiver named "down" never answers. */
function test({ state, ids }) {
  const alert = found(state.alerts, ids[0], 'alert')
  const target = alert.delivery.url ?? alert.delivery.to.join(', ')
  const fails = target.includes('down')
  const delivery = {
    id: id('dl'), alert_id: alert.id, report_key: alert.report_key, status: fails ? 'failed' : 'delivered', attempts: fails ? 5 : 1, target,
    created_at: new Date().toISOString(), last_error: fails ? 'The receiver answered 503 Service Unavailable.' : undefined,
  }
  state.deliveries.set(delivery.id, delivery)
  return delivery
}

export const alertRoutes = [
  ['GET', /^\/v1\/schedules$/, ({ state, url }) => of(state.schedules, url)],
  ['POST', /^\/v1\/schedules$/, addSchedule, 201],
  ['PATCH', /^\/v1\/schedules\/([^/]+)$/, ({ state, ids, body }) => Object.assign(found(state.schedules, ids[0], 'schedule'), body)],
  ['DELETE', /^\/v1\/schedules\/([^/]+)$/, ({ state, ids }) => (state.schedules.delete(ids[0]), null), 204],
  ['POST', /^\/v1\/schedules\/([^/]+)\/trigger$/, ({ state, ids }) => Object.assign(found(state.schedules, ids[0], 'schedule'), { last_fire_at: new Date().toISOString() }), 202],
  ['GET', /^\/v1\/alerts$/, ({ state, url }) => of(state.alerts, url)],
  ['POST', /^\/v1\/alerts$/, addAlert, 201],
  ['PATCH', /^\/v1\/alerts\/([^/]+)$/, ({ state, ids, body }) => Object.assign(found(state.alerts, ids[0], 'alert'), body)],
  ['DELETE', /^\/v1\/alerts\/([^/]+)$/, ({ state, ids }) => (state.alerts.delete(ids[0]), null), 204],
  ['POST', /^\/v1\/alerts\/([^/]+)\/test$/, test, 202],
  ['GET', /^\/v1\/deliveries$/, ({ state, url }) => ({ items: of(state.deliveries, url).items.reverse() })],
  ['POST', /^\/v1\/deliveries\/([^/]+)\/retry$/, ({ state, ids }) => Object.assign(found(state.deliveries, ids[0], 'delivery'), { status: 'pending' }), 202],
]
