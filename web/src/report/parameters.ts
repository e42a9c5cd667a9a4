import type { FieldError } from '../api/types'
import type { ParameterSchema, ParameterValues, ReportDefinition } from '../api/reportTypes'
import { isRelativeTime, relativeFault } from './relativeTime'

export type Control = 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'date' | 'date-time' | 'list'

/** One field of the form. */
export interface ParameterField {
  name: string
  label: string
  control: Control
  required: boolean
  description: string | null
  choices: string[]
  /** The default as the definition states it, relative times included. */
  fallback: unknown
  schema: ParameterSchema
}

/** What a field holds while it is edited: text as typed, chips, or a switch. */
export type Draft = Record<string, string | string[] | boolean>

/** The fields of a definition's exposed parameters, in the order in which they are exposed. */
export function fieldsOf(definition: ReportDefinition): ParameterField[] {
  const { exposed, schema, defaults } = definition.params ?? {}
  const properties = schema?.properties ?? {}
  return (exposed ?? Object.keys(properties)).map((name) => {
    const property = properties[name] ?? { type: 'string' as const }
    return {
      name,
      label: property.title ?? labelOf(name),
      control: controlOf(property),
      required: schema?.required?.includes(name) ?? false,
      description: property.description ?? null,
      choices: (property.enum ?? []).map(String),
      fallback: defaults?.[name] ?? property.default,
      schema: property,
    }
  })
}

/** dateFrom and date_from become "Date from". */
export function labelOf(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ').trim().toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function controlOf(schema: ParameterSchema): Control {
  if (schema.enum?.length) return 'choice'
  switch (schema.type) {
    case 'boolean':
    case 'number':
    case 'integer':
      return schema.type
    case 'array':
      return 'list'
    default:
      return schema.format === 'date' || schema.format === 'date-time' ? schema.format : 'text'
  }
}

export function draftOf(fields: ParameterField[], given: ParameterValues = {}): Draft {
  return Object.fromEntries(fields.map((field) => [field.name, toDraft(field, given[field.name] ?? field.fallback)]))
}

function toDraft({ control }: ParameterField, value: unknown): string | string[] | boolean {
  if (control === 'list') return Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)]
  if (control === 'boolean') return value === true
  return value == null ? '' : String(value)
}

/** What cannot be, by field, before anything is sent. The service has the last word. */
export function checkParameters(fields: ParameterField[], draft: Draft): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const field of fields) {
    const message = checkField(field, draft[field.name] ?? '')
    if (message) wrong[field.name] = message
  }
  return wrong
}

/** What cannot be of one field; nothing is said of what is right. */
export function checkField(field: ParameterField, value: string | string[] | boolean): string | null {
  if (typeof value === 'boolean') return null
  if (Array.isArray(value)) return checkList(field, value)
  const text = value.trim()
  if (!text) return field.required && field.control !== 'text' ? 'This one is needed.' : null
  switch (field.control) {
    case 'number':
    case 'integer':
      return checkNumber(field, text)
    case 'date':
    case 'date-time':
      return relativeFault(text) ?? (isTime(text, field.control) ? null : TIME_MESSAGES[field.control])
    default:
      return checkText(field.schema, value)
  }
}

function checkList({ required, schema, control }: ParameterField, values: string[]): string | null {
  const fewest = schema.minItems ?? (required && control === 'list' ? 1 : 0)
  if (values.length < fewest) return fewest === 1 ? 'Add at least one value.' : `Add at least ${fewest} values.`
  if (schema.maxItems !== undefined && values.length > schema.maxItems) return `At most ${schema.maxItems} values fit.`
  const numeric = schema.items?.type === 'number' || schema.items?.type === 'integer'
  return numeric && values.some((v) => !isNumber(v)) ? 'Every value must be a number.' : null
}

function checkNumber({ control, schema }: ParameterField, text: string): string | null {
  if (!isNumber(text)) return 'Write a number.'
  const number = Number(text)
  if (control === 'integer' && !Number.isInteger(number)) return 'Write a whole number.'
  if (schema.minimum !== undefined && number < schema.minimum) return `The least is ${schema.minimum}.`
  if (schema.maximum !== undefined && number > schema.maximum) return `The most is ${schema.maximum}.`
  return null
}

function checkText(schema: ParameterSchema, value: string): string | null {
  if (schema.minLength !== undefined && value.length < schema.minLength) return `Use at least ${schema.minLength} characters.`
  if (schema.maxLength !== undefined && value.length > schema.maxLength) return `Use at most ${schema.maxLength} characters.`
  return null
}

const TIME_MESSAGES = {
  date: 'Write a date such as 2026-01-31, or a relative one such as now-30d/d.',
  'date-time': 'Write a time such as 2026-01-31T08:00:00Z, or a relative one such as now-30d/d.',
}

function isTime(text: string, control: 'date' | 'date-time'): boolean {
  if (isRelativeTime(text)) return true
  const form = control === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
  return form.test(text) && !Number.isNaN(Date.parse(text.replace(' ', 'T')))
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

/** What is sent: typed values; what was left empty and is not needed is left to its default. */
export function toValues(fields: ParameterField[], draft: Draft): ParameterValues {
  const values: ParameterValues = {}
  for (const field of fields) {
    const value = toValue(field, draft[field.name] ?? '')
    if (value !== undefined) values[field.name] = value
  }
  return values
}

function toValue(field: ParameterField, value: string | string[] | boolean): unknown {
  if (typeof value === 'boolean') return value
  if (Array.isArray(value)) {
    const type = field.schema.items?.type
    return type === 'number' || type === 'integer' ? value.map(Number) : value
  }
  if (value.trim() === '') return field.control === 'text' && field.required ? value : undefined
  switch (field.control) {
    case 'number':
    case 'integer':
      return Number(value)
    case 'choice':
      return field.schema.enum?.find((choice) => String(choice) === value) ?? value
    case 'date':
      return value.trim()
    case 'date-time':
      return toInstant(value.trim())
    default:
      return value
  }
}

/** A time without a zone is meant in UTC, as relative times are. */
function toInstant(text: string): string {
  if (isRelativeTime(text)) return text
  const iso = text.replace(' ', 'T')
  const timed = iso.includes('T') ? iso : `${iso}T00:00:00`
  const seconds = /T\d{2}:\d{2}(Z|[+-]|$)/.test(timed) ? timed.replace(/(T\d{2}:\d{2})/, '$1:00') : timed
  return /(Z|[+-]\d{2}:?\d{2})$/.test(seconds) ? seconds : `${seconds}Z`
}

/**
 * The service's complaints beside the fields they are about; the first segment of a pointer, after
 * {@code /params} where it is there, names the parameter.
 */
export function placeErrors(
  errors: FieldError[],
  fields: ParameterField[],
): { placed: Record<string, string>; left: FieldError[] } {
  const names = new Set(fields.map((f) => f.name))
  const placed: Record<string, string> = {}
  const left: FieldError[] = []
  for (const error of errors) {
    const name = error.path.split(/[/.]/).find((part) => names.has(part))
    if (name) placed[name] ??= error.message
    else left.push(error)
  }
  return { placed, left }
}
