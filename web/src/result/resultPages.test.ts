import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Row } from '../api/types'
import { pageOf, rowsForChart, sortRows } from './resultPages'

const columns = [
  { name: 'name', type: 'string' },
  { name: 'amount', type: 'decimal' },
]
const rows: Row[] = [['b', '10'], ['a', 9], ['c', null]]
const first = (sorted: Row[]) => sorted.map((row) => row[0]).join('')

describe('rows at hand', () => {
  it('sorts numbers by value even when they came as text, and empties last either way', () => {
    expect(first(sortRows({ columns, rows }, 'amount', 'asc'))).toBe('abc')
    expect(first(sortRows({ columns, rows }, 'amount', 'desc'))).toBe('bac')
    expect(first(sortRows({ columns, rows }, 'name', 'desc'))).toBe('cba')
  })

  it('pages a complete result without asking the server', async () => {
    const known = { columns, rows, rowCount: 3, resultId: 'res_1' }
    expect(await pageOf(known, { offset: 1, limit: 1, sort: 'name', dir: 'asc' })).toEqual([['b', '10']])
  })
})

describe('rows at the server', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** Answers pages of a result of 2,500 rows. */
  function serve() {
    const asked: string[] = []
    vi.stubGlobal('sessionStorage', { getItem: () => null })
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      const query = new URL(path, 'http://x').searchParams
      const from = Number(query.get('offset'))
      const count = Math.max(0, Math.min(Number(query.get('limit')), 2500 - from))
      return Response.json({ rows: Array.from({ length: count }, (_, i) => [`r${from + i}`, i]) })
    })
    return asked
  }

  it('asks for a page with its order', async () => {
    const asked = serve()
    const known = { columns, rows, rowCount: 2500, resultId: 'res_1' }
    await pageOf(known, { offset: 40, limit: 20, sort: 'amount', dir: 'desc' })
    expect(asked).toEqual(['/v1/results/res_1?offset=40&limit=20&sort=amount&dir=desc'])
  })

  it('gathers all rows of a chart over several pages', async () => {
    const asked = serve()
    const known = { columns, rows, rowCount: 2500, resultId: 'res_1' }
    const all = await rowsForChart(known, new AbortController().signal)
    expect(all).toHaveLength(2500)
    expect(all.at(-1)?.[0]).toBe('r2499')
    expect(asked).toHaveLength(3)
  })
})
