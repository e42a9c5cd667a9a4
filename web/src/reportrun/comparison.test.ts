import { describe, expect, it } from 'vitest'
import type { RunComparison } from '../api/reportTypes'
import { comparedRows, proposedKeys } from './comparison'

const columns = [{ name: 'site', type: 'string' }, { name: 'kwh', type: 'decimal' }, { name: 'note', type: 'string' }]
const comparison: RunComparison = {
  run: 'rrun_2', with: 'rrun_1', keys: ['site'], columns,
  added: [['north', 5, null]], removed: [['south', 7, 'x']],
  changed: [{ key: ['east'], before: ['east', 10, 'a'], after: ['east', 12.5, 'a'], columns: ['kwh'] }],
  counts: { added: 1, removed: 1, changed: 1, same: 4 }, truncated: false,
}

describe('a comparison of runs', () => {
  it('shows what changed first, with both values and by how much', () => {
    const rows = comparedRows(comparison)
    expect(rows.map((r) => r.kind)).toEqual(['changed', 'added', 'removed'])
    expect(rows[0]!.cells[1]).toEqual({ text: '12.50', before: '10', delta: '+25 %' })
    expect(rows[0]!.cells[2]).toEqual({ text: 'a', before: null, delta: null })
  })

  it('says no share where there is none', () => {
    const change = (before: number | null, after: number | null) =>
      comparedRows({ ...comparison, changed: [{ key: ['e'], before: ['e', before, ''], after: ['e', after, ''], columns: ['kwh'] }] })[0]!.cells[1]!
    expect(change(0, 4).delta).toBeNull()
    expect(change(null, 4)).toMatchObject({ before: '–', delta: null })
    expect(change(-10, -11).delta).toBe('−10 %')
    expect(change(200, 203).delta).toBe('+1.5 %')
  })

  it('proposes what measures nothing as keys', () => {
    expect(proposedKeys(columns)).toEqual(['site', 'note'])
    expect(proposedKeys([{ name: 'kwh', type: 'decimal' }])).toEqual(['kwh'])
    expect(proposedKeys([])).toEqual([])
  })
})
