/** The wall clock of time zones, as milliseconds that would be that date and time in UTC. */

const DAY = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

export function isZone(zone: string): boolean {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

/** What the clocks of a zone show at an instant. */
export function wallOf(instant: number, zone: string): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of clockOf(zone).formatToParts(instant)) part[type] = Number(value)
  const wall = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
  return wall + (((instant % 1000) + 1000) % 1000)
}

/**
 * The instant at which the clocks of a zone show that time. Of two, the one with the preferred distance from UTC or
 * else the earlier; a time that is left out when clocks are put forward moves on by as much.
 */
export function instantOf(wall: number, zone: string, preferred?: number): number {
  const before = offsetAt(wall - DAY, zone)
  const distances = [...(preferred === undefined ? [] : [preferred]), ...[before, offsetAt(wall + DAY, zone)].sort((a, b) => b - a)]
  const fitting = distances.find((distance) => wallOf(wall - distance, zone) === wall)
  return wall - (fitting ?? before)
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  return wallOf(instant, zone) - instant
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    clocks.set(timeZone, clock)
  }
  return clock
}
