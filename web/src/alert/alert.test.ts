import { describe, expect, it } from 'vitest'
import { checkAlert, conditionInWords, draftOfAlert, EMPTY_ALERT, toAlert } from './conditions'
import { checkCron, cronInWords } from './cron'

const draft = { ...EMPTY_ALERT, name: ' Low ', column: 'revenue', op: '<' as const, value: '30', url: 'https://hook.example/x', secret: 's', csv: true }

describe('an alert', () => {
  it('becomes a request, and a draft again without its secret', () => {
    const request = toAlert('monthly', draft)
    expect(request).toEqual({
      report_key: 'monthly', name: 'Low', enabled: true,
      condition: { type: 'threshold', column: 'revenue', aggregate: 'any', op: '<', value: 30 },
      delivery: { type: 'webhook', url: 'https://hook.example/x', secret: 's', attach: { chart: false, csv: true } },
    })
    const kept = { ...request, id: 'al_1', created_at: '', updated_at: '' }
    expect(draftOfAlert(kept)).toMatchObject({ name: 'Low', type: 'threshold', value: '30', secret: '', csv: true })
    expect(toAlert('monthly', draftOfAlert(kept)).delivery).not.toHaveProperty('secret')
  })

  it('says what is missing for its kind', () => {
    expect(Object.keys(checkAlert(EMPTY_ALERT))).toEqual(['name', 'column', 'value', 'url'])
    expect(Object.keys(checkAlert({ ...draft, type: 'no_data', target: 'email', column: '' }))).toEqual(['to'])
    expect(checkAlert(draft)).toEqual({})
  })

  it('is told in one sentence', () => {
    expect(conditionInWords({ type: 'change', column: 'kwh', aggregate: 'sum', percent: 20, direction: 'down' })).toBe(
      'When the sum of kwh falls by 20 % or more',
    )
    expect(conditionInWords({ type: 'verdict', at_least: 'warn' })).toBe('When the quality check warns or fails')
  })
})

describe('a cron expression', () => {
  it('is told in words where it is a usual one', () => {
    expect(cronInWords('0 6 * * *')).toBe('Every day at 06:00')
    expect(cronInWords('30 7 * * 1-5')).toBe('Monday to Friday at 07:30')
    expect(cronInWords('5 8 1 * *')).toBe('Day 1 of each month at 08:05')
    expect(cronInWords('*/15 * * * *')).toBe('Every 15 minutes')
    expect(cronInWords('0 7 * * 0')).toBe('Every Sunday at 07:00')
    expect(cronInWords('0 7 1 6 *')).toBeNull()
    expect(cronInWords('0 7 *')).toBeNull()
  })

  it('has five fields', () => {
    expect(checkCron('0 6 * * MON-FRI')).toBeNull()
    expect(checkCron('0 6 * *')).toContain('five fields')
    expect(checkCron('0 6 * * * *')).toContain('five fields')
  })

  it('is held to the numbers that its fields have', () => {
    expect(checkCron('60 6 * * *')).toBe('The minute is from 0 to 59, not 60.')
    expect(checkCron('0 6-24 * * *')).toBe('The hour is from 0 to 23, not 24.')
    expect(checkCron('0 6 0 * *')).toContain('The day')
    expect(checkCron('*/90 0,12 31 12 0-7')).toBeNull()
  })
})
