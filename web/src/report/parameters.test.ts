import { describe, expect, it } from 'vitest'
import type { ParameterSchema, ReportDefinition } from '../api/reportTypes'
import { checkParameters, draftOf, fieldsOf, labelOf, placeErrors, toValues } from './parameters'

function definition(properties: Record<string, ParameterSchema>, more: { required?: string[]; defaults?: Record<string, unknown>; exposed?: string[] } = {}): ReportDefinition {
  const { required = [], defaults = {}, exposed = Object.keys(properties) } = more
  return { version: '1', sql: 'SELECT 1', params: { exposed, schema: { type: 'object', properties, required }, defaults } }
}

const ALL = definition(
  {
    since: { type: 'string', format: 'date-time' },
    day: { type: 'string', format: 'date' },
    least: { type: 'number', minimum: 0 },
    most: { type: 'integer', maximum: 100 },
    people: { type: 'array', items: { type: 'string' } },
    order: { type: 'string', enum: ['asc', 'desc'] },
    open: { type: 'boolean' },
    name: { type: 'string' },
  },
  { required: ['since', 'people'], defaults: { since: 'now-30d/d', people: ['Ada'], open: true, most: 10 } },
)

describe('the parameter form', () => {
  it('has a control for every type, in the order of what is exposed', () => {
    expect(fieldsOf(ALL).map((f) => f.control)).toEqual([
      'date-time', 'date', 'number', 'integer', 'list', 'choice', 'boolean', 'text',
    ])
    const two = definition({ a: {}, b: { type: 'number' } }, { exposed: ['b'] })
    expect(fieldsOf(two).map((f) => f.name)).toEqual(['b'])
    expect(fieldsOf({ version: '1', sql: 'SELECT 1' })).toEqual([])
  })

  it('begins with the defaults, or with the values of an earlier run', () => {
    const fields = fieldsOf(ALL)
    expect(draftOf(fields)).toMatchObject({ since: 'now-30d/d', people: ['Ada'], open: true, most: '10', name: '' })
    expect(draftOf(fields, { open: false, people: ['Jo', 'Al'], least: 2.5 })).toMatchObject({
      open: false, people: ['Jo', 'Al'], least: '2.5', since: 'now-30d/d',
    })
  })

  it('sends typed values and leaves out what was left empty', () => {
    const fields = fieldsOf(ALL)
    expect(toValues(fields, { ...draftOf(fields), least: '1.5', day: ' 2026-01-31 ', order: 'desc' })).toEqual({
      since: 'now-30d/d', day: '2026-01-31', least: 1.5, most: 10, people: ['Ada'], order: 'desc', open: true,
    })
  })

  it('sends numbers in lists and in choices as numbers', () => {
    const fields = fieldsOf(definition({ ids: { type: 'array', items: { type: 'integer' } }, size: { type: 'integer', enum: [5, 10] } }))
    expect(toValues(fields, { ids: ['3', '4'], size: '10' })).toEqual({ ids: [3, 4], size: 10 })
    expect(checkParameters(fields, { ids: ['3', 'x'], size: '10' })).toEqual({ ids: 'Every value must be a number.' })
  })

  it('completes times to instants in UTC', () => {
    const fields = fieldsOf(definition({ t: { type: 'string', format: 'date-time' } }))
    const sent = (t: string) => toValues(fields, { t }).t
    expect(sent('2026-01-31')).toBe('2026-01-31T00:00:00Z')
    expect(sent('2026-01-31 08:30')).toBe('2026-01-31T08:30:00Z')
    expect(sent('2026-01-31T08:30+02:00')).toBe('2026-01-31T08:30:00+02:00')
    expect(sent('2026-01-31T08:30:15.250Z')).toBe('2026-01-31T08:30:15.250Z')
    expect(sent('now-1M/M')).toBe('now-1M/M')
  })

  it('says what cannot be', () => {
    const fields = fieldsOf(ALL)
    const wrong = { since: '', day: '2026-13-45', least: '-1', most: '1.5', people: [], order: '', open: true, name: '' }
    expect(Object.keys(checkParameters(fields, wrong))).toEqual(['since', 'day', 'least', 'most', 'people'])
    expect(checkParameters(fields, { ...wrong, most: '101' }).most).toContain('100')
    expect(checkParameters(fields, draftOf(fields))).toEqual({})
  })

  it('puts complaints of the service beside their fields and keeps the rest', () => {
    const { placed, left } = placeErrors(
      [
        { path: '/params/since', message: 'lies ahead' },
        { path: '/people/1', message: 'is unknown' },
        { path: '/datasource_id', message: 'is gone' },
      ],
      fieldsOf(ALL),
    )
    expect(placed).toEqual({ since: 'lies ahead', people: 'is unknown' })
    expect(left.map((e) => e.path)).toEqual(['/datasource_id'])
  })

  it('names fields as people write', () => {
    expect(['dateFrom', 'date_from', 'KPI-name'].map(labelOf)).toEqual(['Date from', 'Date from', 'Kpi name'])
  })
})
