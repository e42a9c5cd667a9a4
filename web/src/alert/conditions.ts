import type { Aggregate, Condition, DeliveryTarget, Direction, NewAlert, Operator } from '../api/alertTypes'
import type { Alert } from '../api/alertTypes'

/** What the form holds; numbers are text, as typed. */
export interface AlertDraft {
  name: string
  type: Condition['type']
  column: string
  aggregate: Aggregate
  op: Operator
  value: string
  percent: string
  direction: Direction
  atLeast: 'warn' | 'fail'
  target: DeliveryTarget['type']
  url: string
  secret: string
  to: string[]
  subject: string
  chart: boolean
  csv: boolean
}

export const EMPTY_ALERT: AlertDraft = {
  name: '',
  type: 'threshold',
  column: '',
  aggregate: 'any',
  op: '>',
  value: '',
  percent: '20',
  direction: 'any',
  atLeast: 'fail',
  target: 'webhook',
  url: '',
  secret: '',
  to: [],
  subject: '',
  chart: false,
  csv: false,
}

export const CONDITION_NAMES: Record<Condition['type'], string> = {
  threshold: 'A figure crosses a value',
  change: 'A figure changes against the previous run',
  verdict: 'The quality check complains',
  no_data: 'There are no rows',
}

export const AGGREGATE_NAMES: Record<Aggregate, string> = {
  any: 'any row of',
  first: 'the first row of',
  last: 'the last row of',
  sum: 'the sum of',
  avg: 'the average of',
  min: 'the smallest of',
  max: 'the largest of',
  count: 'the count of',
}

export function draftOfAlert({ name, condition, delivery }: Alert): AlertDraft {
  const draft: AlertDraft = { ...EMPTY_ALERT, name, type: condition.type, target: delivery.type }
  if (condition.type === 'threshold') {
    Object.assign(draft, { ...condition, value: String(condition.value) })
  } else if (condition.type === 'change') {
    Object.assign(draft, { ...condition, percent: String(condition.percent) })
  } else if (condition.type === 'verdict') draft.atLeast = condition.at_least
  if (delivery.type === 'webhook') draft.url = delivery.url
  else Object.assign(draft, { to: [...delivery.to], subject: delivery.subject ?? '' })
  return { ...draft, chart: delivery.attach?.chart ?? false, csv: delivery.attach?.csv ?? false }
}

export type AlertMessages = Partial<Record<keyof AlertDraft, string>>

export function checkAlert(draft: AlertDraft): AlertMessages {
  const wrong: AlertMessages = {}
  if (!draft.name.trim()) wrong.name = 'Give it a name.'
  if (draft.type === 'threshold' || draft.type === 'change') {
    if (!draft.column.trim()) wrong.column = 'Name a column of the result.'
    const field = draft.type === 'threshold' ? 'value' : 'percent'
    if (!draft[field].trim() || !Number.isFinite(Number(draft[field]))) wrong[field] = 'Write a number.'
    else if (field === 'percent' && Number(draft.percent) <= 0) wrong.percent = 'Write a number above 0.'
  }
  if (draft.target === 'webhook' && !/^https?:\/\/\S+$/.test(draft.url.trim())) {
    wrong.url = 'Write an address that begins with https:// or http://.'
  }
  if (draft.target === 'email') {
    const odd = draft.to.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address))
    if (!draft.to.length) wrong.to = 'Add at least one address.'
    else if (odd) wrong.to = `${odd} is no e-mail address.`
  }
  return wrong
}

export function toAlert(reportKey: string, draft: AlertDraft): NewAlert {
  return {
    report_key: reportKey,
    name: draft.name.trim(),
    condition: conditionOf(draft),
    delivery: deliveryOf(draft),
    enabled: true,
  }
}

function conditionOf(draft: AlertDraft): Condition {
  const figure = { column: draft.column.trim(), aggregate: draft.aggregate }
  switch (draft.type) {
    case 'threshold':
      return { type: 'threshold', ...figure, op: draft.op, value: Number(draft.value) }
    case 'change':
      return { type: 'change', ...figure, percent: Number(draft.percent), direction: draft.direction }
    case 'verdict':
      return { type: 'verdict', at_least: draft.atLeast }
    case 'no_data':
      return { type: 'no_data' }
  }
}

/** A secret that is left empty is not sent: an alert that has one keeps it. */
function deliveryOf(draft: AlertDraft): DeliveryTarget {
  const attach = { chart: draft.chart, csv: draft.csv }
  if (draft.target === 'webhook') {
    return { type: 'webhook', url: draft.url.trim(), ...(draft.secret ? { secret: draft.secret } : {}), attach }
  }
  return { type: 'email', to: draft.to, ...(draft.subject.trim() ? { subject: draft.subject.trim() } : {}), attach }
}

/** A condition in one sentence. */
export function conditionInWords(condition: Condition): string {
  switch (condition.type) {
    case 'threshold':
      return `When ${AGGREGATE_NAMES[condition.aggregate]} ${condition.column} is ${condition.op} ${condition.value}`
    case 'change': {
      const way = { any: 'changes', up: 'rises', down: 'falls' }[condition.direction]
      return `When ${AGGREGATE_NAMES[condition.aggregate]} ${condition.column} ${way} by ${condition.percent} % or more`
    }
    case 'verdict':
      return condition.at_least === 'fail' ? 'When the quality check fails' : 'When the quality check warns or fails'
    case 'no_data':
      return 'When there are no rows'
  }
}

export function targetInWords(target: DeliveryTarget): string {
  return target.type === 'webhook' ? target.url : target.to.join(', ')
}
