import { instantOf, isZone, offsetAt, wallOf } from '../format/zones'

const EXPRESSION = /^now((?:[+-]\d{1,6}[smhdwMqy])*)(?:\/([smhdwMqy]))?$/
const STEP = /([+-]\d{1,6})([smhdwMqy])/g
/** No calendar reaches further, and years stay of four digits. */
const [EARLIEST, LATEST] = [Date.UTC(1000, 0), Date.UTC(9999, 11, 31)]

type Unit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'q' | 'y'

const MILLIS: Partial<Record<Unit, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

export const UTC = 'UTC'
export const RELATIVE_FORM = 'Write it like now, now-30d/d or now+1M. Units are s m h d w M q y; a / rounds down.'

/** Whether the text is meant as a time relative to the moment of the run, well formed or not. */
export function meansRelativeTime(text: string): boolean {
  return /^now($|[-+/])/.test(text)
}

/** Whether the text is a time relative to the moment of the run. */
export function isRelativeTime(text: string): boolean {
  return EXPRESSION.test(text)
}

/** What is wrong with a text that is meant as a relative time; null where nothing is, and for any other text. */
export function relativeFault(text: string): string | null {
  if (!meansRelativeTime(text)) return null
  if (!isRelativeTime(text)) return `${text} is no relative time. ${RELATIVE_FORM}`
  return resolveRelative(text) ? null : `${text} is too far away.`
}

/** The instant that {@code now-30d/d} and its like mean with the clocks of a zone; null for any other text. */
export function resolveRelative(text: string, now: Date = new Date(), zone: string = UTC): Date | null {
  const match = EXPRESSION.exec(text)
  if (!match || !isZone(zone)) return null
  let instant = now.getTime()
  for (const [, amount, unit] of match[1]!.matchAll(STEP)) {
    instant = shift(instant, Number(amount), unit as Unit, zone)
    if (!(instant >= EARLIEST && instant <= LATEST)) return null
  }
  return new Date(match[2] ? roundDown(instant, match[2] as Unit, zone) : instant)
}

/** What a relative time comes to, in words to stand below its field; null where there is nothing to explain. */
export function relativeHint(text: string, format: 'date' | 'date-time', zone: string = UTC, now: Date = new Date()): string | null {
  const moment = resolveRelative(text.trim(), now, zone)
  if (!moment) return null
  const wall = new Date(wallOf(moment.getTime(), zone)).toISOString()
  return `Now that is ${format === 'date' ? wall.slice(0, 10) : wall.slice(0, 16).replace('T', ' ')} (${zone}).`
}

/** Seconds, minutes and hours pass; days and what is longer are moved along the calendar. */
function shift(from: number, amount: number, unit: Unit, zone: string): number {
  if (unit === 's' || unit === 'm' || unit === 'h') return from + amount * MILLIS[unit]!
  const wall = wallOf(from, zone)
  const millis = MILLIS[unit]
  const moved = millis ? wall + amount * millis : addMonths(wall, amount * (unit === 'y' ? 12 : unit === 'q' ? 3 : 1))
  if (!(moved >= EARLIEST && moved <= LATEST)) return NaN
  return instantOf(moved, zone, offsetAt(from, zone))
}

/** The 31st plus one month is the last day of the month after. */
function addMonths(wall: number, months: number): number {
  const from = new Date(wall)
  const target = new Date(wall)
  target.setUTCDate(1)
  target.setUTCMonth(target.getUTCMonth() + months)
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  return target.setUTCDate(Math.min(from.getUTCDate(), last))
}

function roundDown(instant: number, unit: Unit, zone: string): number {
  const wall = wallOf(instant, zone)
  const floor = wallFloor(wall, unit)
  const within = unit === 's' || unit === 'm' || unit === 'h'
  return within ? instantOf(floor, zone, offsetAt(instant, zone)) : instantOf(floor, zone)
}

/** Weeks begin on Monday. */
function wallFloor(wall: number, unit: Unit): number {
  const at = new Date(wall)
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  switch (unit) {
    case 'y':
      return Date.UTC(year, 0)
    case 'q':
      return Date.UTC(year, month - (month % 3))
    case 'M':
      return Date.UTC(year, month)
    case 'w':
      return Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7))
    default: {
      const millis = MILLIS[unit]!
      return Math.floor(wall / millis) * millis
    }
  }
}
