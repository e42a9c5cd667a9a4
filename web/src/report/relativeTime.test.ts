import { describe, expect, it } from 'vitest'
import { isRelativeTime, relativeFault, relativeHint, resolveRelative } from './relativeTime'

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

  it('take several steps, one after the other', () => {
    expect(at('now-1M+3d/d')).toBe('2026-10-24T00:00:00.000Z')
    expect(at('now/M-1d')).toBeNull()
  })

  it('mean the days and the clocks of the zone of the run', () => {
    const zoned = (text: string, now: string, zone: string) => resolveRelative(text, new Date(now), zone)?.toISOString()
    expect(zoned('now/d', '2026-11-21T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-21T23:00:00.000Z')
    expect(zoned('now/d', '2026-11-21T03:00:00Z', 'America/New_York')).toBe('2026-11-20T05:00:00.000Z')
    expect(zoned('now/M', '2026-11-01T00:30:00Z', 'Asia/Kolkata')).toBe('2026-10-31T18:30:00.000Z')
    expect(zoned('now-1q/q', '2026-02-10T12:00:00Z', 'Europe/Berlin')).toBe('2025-09-30T22:00:00.000Z')
  })

  it('keep the time of day when clocks change, and let hours pass', () => {
    // Berlin puts its clocks forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.
    const zoned = (text: string, now: string) => resolveRelative(text, new Date(now), 'Europe/Berlin')?.toISOString()
    expect(zoned('now-1d', '2026-03-29T12:00:00Z')).toBe('2026-03-28T13:00:00.000Z')
    expect(zoned('now-24h', '2026-03-29T12:00:00Z')).toBe('2026-03-28T12:00:00.000Z')
    expect(zoned('now+1d', '2026-03-28T01:30:00Z')).toBe('2026-03-29T01:30:00.000Z')
    expect(zoned('now/h', '2026-10-25T00:30:00Z')).toBe('2026-10-25T00:00:00.000Z')
    expect(zoned('now/h', '2026-10-25T01:30:00Z')).toBe('2026-10-25T01:00:00.000Z')
    expect(zoned('now/w', '2026-10-26T12:00:00Z')).toBe('2026-10-25T23:00:00.000Z')
  })

  it('are explained below their field, with the zone they are meant in', () => {
    expect(relativeHint('now-30d/d', 'date', 'UTC', NOW)).toBe('Now that is 2026-10-22 (UTC).')
    expect(relativeHint(' now/h ', 'date-time', 'UTC', NOW)).toBe('Now that is 2026-11-21 13:00 (UTC).')
    expect(relativeHint('now+12h', 'date', 'Asia/Tokyo', NOW)).toBe('Now that is 2026-11-22 (Asia/Tokyo).')
    expect(relativeHint('now/d', 'date-time', 'Asia/Tokyo', NOW)).toBe('Now that is 2026-11-21 00:00 (Asia/Tokyo).')
    expect(relativeHint('2026-01-01', 'date', 'UTC', NOW)).toBeNull()
    expect(relativeHint('now/d', 'date', 'Middle/Earth', NOW)).toBeNull()
  })

  it('are told what is wrong with them', () => {
    expect(relativeFault('now-3x')).toContain('now-3x is no relative time.')
    expect(relativeFault('now-')).toContain('no relative time')
    expect(relativeFault('now-999999y')).toBe('now-999999y is too far away.')
    for (const fine of ['now', 'now-30d/d', '2026-01-01', 'nowhere', '']) expect(relativeFault(fine), fine).toBeNull()
  })
})
