const EXPRESSION = /^now(?:([+-])(\d{1,6})([smhdwMqy]))?(?:\/([smhdwMqy]))?$/

type Unit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'q' | 'y'

const MILLIS: Partial<Record<Unit, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}

/** Whether the text means a time relative to the moment of the run. */
export function isRelativeTime(text: string): boolean {
  return EXPRESSION.test(text)
}

/** The moment that {@code now-30d/d} and its like mean in UTC; null for any other text. */
export function resolveRelative(text: string, now: Date = new Date()): Date | null {
  const match = EXPRESSION.exec(text)
  if (!match) return null
  const [, sign, amount, unit, floor] = match
  const moved = unit ? shift(now, (sign === '-' ? -1 : 1) * Number(amount), unit as Unit) : now
  return floor ? roundDown(moved, floor as Unit) : moved
}

/** What a relative time comes to, in words to stand below its field; null where there is nothing to explain. */
export function relativeHint(text: string, format: 'date' | 'date-time', now: Date = new Date()): string | null {
  const moment = resolveRelative(text.trim(), now)
  if (!moment || Number.isNaN(moment.getTime())) return null
  const iso = moment.toISOString()
  return format === 'date' ? `Now that is ${iso.slice(0, 10)}.` : `Now that is ${iso.slice(0, 16).replace('T', ' ')} UTC.`
}

function shift(from: Date, amount: number, unit: Unit): Date {
  const millis = MILLIS[unit]
  if (millis) return new Date(from.getTime() + amount * millis)
  const months = amount * (unit === 'y' ? 12 : unit === 'q' ? 3 : 1)
  return addMonths(from, months)
}

/** The 31st plus one month is the last day of the month after. */
function addMonths(from: Date, months: number): Date {
  const target = new Date(from)
  target.setUTCDate(1)
  target.setUTCMonth(target.getUTCMonth() + months)
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(from.getUTCDate(), last))
  return target
}

/** Weeks begin on Monday. */
function roundDown(at: Date, unit: Unit): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  switch (unit) {
    case 'y':
      return new Date(Date.UTC(year, 0))
    case 'q':
      return new Date(Date.UTC(year, month - (month % 3)))
    case 'M':
      return new Date(Date.UTC(year, month))
    case 'w':
      return new Date(Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7)))
    default: {
      const millis = MILLIS[unit]!
      return new Date(Math.floor(at.getTime() / millis) * millis)
    }
  }
}
