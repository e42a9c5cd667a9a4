import type { Change } from '../api/reportTypes'

export interface ReadableChange {
  op: Change['op']
  /** What of the definition it is about, in words. */
  what: string
  path: string
  before: string | null
  after: string | null
}

const PARTS: Record<string, string> = {
  ir: 'query',
  sql: 'SQL',
  notes: 'notes',
  datasource_id: 'datasource',
  entities: 'table',
  metrics: 'figure',
  dimensions: 'grouping',
  filters: 'filter',
  having: 'condition on figures',
  order: 'order',
  limit: 'row limit',
  grain: 'time step',
}

/** Changes as a person reads them: what part, from what, to what. */
export function readableChanges(changes: Change[]): ReadableChange[] {
  return changes.map((change) => ({
    op: change.op,
    what: describe(segments(change.path)),
    path: change.path,
    before: change.op === 'add' ? null : show(change.before),
    after: change.op === 'remove' ? null : show(change.after),
  }))
}

/** A JSON pointer's segments, unescaped as RFC 6901 tells. */
export function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function describe([head, ...rest]: string[]): string {
  if (head === undefined) return 'the whole definition'
  if (head === 'params') return describeParameter(rest)
  if (head === 'visuals') return join(`chart${ordinal(rest[0])}`, rest.slice(1))
  if (head === 'ir') {
    const [part, ...deeper] = rest
    if (part === undefined) return 'query'
    const name = PARTS[part] ?? part
    const numbered = isIndex(deeper[0]) ? `${name}${ordinal(deeper[0])}` : name
    return join(numbered, isIndex(deeper[0]) ? deeper.slice(1) : deeper)
  }
  return join(PARTS[head] ?? head, rest)
}

function describeParameter([kind, ...rest]: string[]): string {
  if (kind === 'defaults' && rest[0]) return `default of ${rest.join('.')}`
  if (kind === 'exposed') return 'parameters that can be set'
  if (kind === 'schema' && rest[0] === 'properties' && rest[1]) {
    return join(`parameter ${rest[1]}`, rest.slice(2))
  }
  if (kind === 'schema' && rest[0] === 'required') return 'parameters that are needed'
  return join('parameters', kind ? [kind, ...rest] : [])
}

function join(name: string, rest: string[]): string {
  return rest.length ? `${name}: ${rest.join('.')}` : name
}

function isIndex(part: string | undefined): boolean {
  return part !== undefined && (part === '-' || /^\d+$/.test(part))
}

function ordinal(part: string | undefined): string {
  return part !== undefined && /^\d+$/.test(part) ? ` ${Number(part) + 1}` : ''
}

function show(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value, null, typeof value === 'object' ? 1 : 0)
}

/** One line of two texts side by side. */
export interface SideLine {
  left: string | null
  right: string | null
  same: boolean
}

/** Most lines that are aligned with each other; beyond, only equal beginnings and ends are. */
const ALIGNED = 1500

/** Two texts line by line, equal lines beside each other (longest common subsequence). */
export function sideBySide(left: string, right: string): SideLine[] {
  const [a, b] = [left.split('\n'), right.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const same = (line: string): SideLine => ({ left: line, right: line, same: true })
  return [
    ...a.slice(0, start).map(same),
    ...align(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]
}

function align(a: string[], b: string[]): SideLine[] {
  const common = a.length * b.length > ALIGNED * ALIGNED ? [] : commonLines(a, b)
  const lines: SideLine[] = []
  let [i, j] = [0, 0]
  for (const [left, right] of [...common, [a.length, b.length] as const]) {
    const height = Math.max(left - i, right - j)
    for (let n = 0; n < height; n++) {
      lines.push({
        left: i + n < left ? a[i + n]! : null,
        right: j + n < right ? b[j + n]! : null,
        same: false,
      })
    }
    if (left < a.length && right < b.length) lines.push({ left: a[left]!, right: b[right]!, same: true })
    ;[i, j] = [left + 1, right + 1]
  }
  return lines
}

/** Pairs of line numbers that belong together. */
function commonLines(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}
