import type { Alert, DeliveryList, NewAlert, NewSchedule, Schedule } from './alertTypes'
import { call, json } from './http'
import { query } from './query'

const id = encodeURIComponent

export const schedules = {
  list: (report: string) =>
    json<{ items: Schedule[] }>(`/v1/schedules${query({ report })}`).then((body) => body.items),
  add: (body: NewSchedule) => json<Schedule>('/v1/schedules', { method: 'POST', body }),
  change: (schedule: string, body: Partial<NewSchedule>) =>
    json<Schedule>(`/v1/schedules/${id(schedule)}`, { method: 'PATCH', body }),
  remove: (schedule: string) => call(`/v1/schedules/${id(schedule)}`, { method: 'DELETE' }),
  trigger: (schedule: string) => call(`/v1/schedules/${id(schedule)}/trigger`, { method: 'POST' }),
}

export const alerts = {
  list: (report: string) =>
    json<{ items: Alert[] }>(`/v1/alerts${query({ report })}`).then((body) => body.items),
  add: (body: NewAlert) => json<Alert>('/v1/alerts', { method: 'POST', body }),
  change: (alert: string, body: Partial<NewAlert>) =>
    json<Alert>(`/v1/alerts/${id(alert)}`, { method: 'PATCH', body }),
  remove: (alert: string) => call(`/v1/alerts/${id(alert)}`, { method: 'DELETE' }),
  test: (alert: string) => call(`/v1/alerts/${id(alert)}/test`, { method: 'POST' }),
}

export const deliveries = {
  list: (find: { report: string; before?: string | null }) =>
    json<DeliveryList>(`/v1/deliveries${query({ ...find, limit: 20 })}`),
  retry: (delivery: string) => call(`/v1/deliveries/${id(delivery)}/retry`, { method: 'POST' }),
}
