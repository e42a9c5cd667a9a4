import { describe, expect, it } from 'vitest'
import { isRelativeTime, relativeHint, resolveRelative } from './relativeTime'

const NOW = new Date('2026-11-21T13:45:30.500Z')
const at = (text: string) => resolveRelative(text, NOW)?.toISOString() ?? null

describe('relative times', () => {
  it('move from now by any unit', () => {
    expect(at('now')).toBe('2026-11-21T13:45:30.500Z')
    expect(at('now-90s')).toBe('2026-11-21T13:44:00.500Z')
    expect(at('now+2h')).toBe('2026-11-21T15:45:30.500Z')
    expect(at('now-2w')).toBe('2026-11-07T13:45:30.500Z')
    expect(at('now-1q')).toBe('2026-08-21T13:45:30.500Z')
  })

  it('are rounded down to the beginning of a unit', () => {
    expect(at('now-30d/d')).toBe('2026-10-22T00:00:00.000Z')
    expect(at('now/h')).toBe('2026-11-21T13:00:00.000Z')
    expect(at('now/w')).toBe('2026-11-16T00:00:00.000Z')
    expect(at('now/q')).toBe('2026-10-01T00:00:00.000Z')
    expect(at('now-1y/y')).toBe('2025-01-01T00:00:00.000Z')
  })

  it('stay within a shorter month', () => {
    expect(resolveRelative('now+1M', new Date('2026-01-31T10:00:00Z'))?.toISOString()).toBe('2026-02-28T10:00:00.000Z')
    expect(resolveRelative('now-1y', new Date('2028-02-29T10:00:00Z'))?.toISOString()).toBe('2027-02-28T10:00:00.000Z')
  })

  it('are nothing else', () => {
    for (const text of ['', 'Now', 'now-', 'now-3x', 'now -3d', 'now-3d/z', '2026-01-01']) {
      expect(isRelativeTime(text), text).toBe(false)
      expect(at(text), text).toBeNull()
    }
  })

  it('are explained below their field', () => {
    expect(relativeHint('now-30d/d', 'date', NOW)).toBe('Now that is 2026-10-22.')
    expect(relativeHint(' now/h ', 'date-time', NOW)).toBe('Now that is 2026-11-21 13:00 UTC.')
    expect(relativeHint('2026-01-01', 'date', NOW)).toBeNull()
  })
})
