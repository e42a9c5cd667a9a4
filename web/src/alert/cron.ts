const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const CRON_EXAMPLES = [
  { cron: '0 6 * * *', label: 'Every day at 06:00' },
  { cron: '0 7 * * 1', label: 'Every Monday at 07:00' },
  { cron: '0 8 1 * *', label: 'The first of each month at 08:00' },
  { cron: '0 * * * *', label: 'Every hour' },
  { cron: '*/15 * * * *', label: 'Every 15 minutes' },
]

/** The usual schedules in words; null for those that only their own five fields can say. */
export function cronInWords(cron: string): string | null {
  const [minute, hour, day, month, weekday, ...rest] = cron.trim().split(/\s+/)
  if (weekday === undefined || rest.length || month !== '*') return null
  if (hour === '*' && day === '*' && weekday === '*') return hourly(minute!)
  if (!/^\d{1,2}$/.test(minute!) || !/^\d{1,2}$/.test(hour!)) return null
  const at = `at ${hour!.padStart(2, '0')}:${minute!.padStart(2, '0')}`
  if (day === '*' && weekday === '*') return `Every day ${at}`
  if (day === '*' && weekday === '1-5') return `Monday to Friday ${at}`
  if (day === '*' && /^[0-7]$/.test(weekday)) return `Every ${DAYS[Number(weekday)]} ${at}`
  if (weekday === '*' && /^\d{1,2}$/.test(day!)) return `Day ${day} of each month ${at}`
  return null
}

function hourly(minute: string): string | null {
  if (minute === '*') return 'Every minute'
  if (minute === '0') return 'Every hour'
  const step = /^\*\/(\d{1,2})$/.exec(minute)
  if (step) return `Every ${step[1]} minutes`
  return /^\d{1,2}$/.test(minute) ? `Every hour at ${minute} past` : null
}

/** The five fields with the numbers that fit them. */
const FIELDS: [name: string, least: number, most: number][] = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['weekday', 0, 7],
]

/** What cannot be of an expression; the service has the last word. */
export function checkCron(cron: string): string | null {
  const parts = cron.trim().split(/\s+/)
  if (parts.length !== 5 || !parts.every((part) => /^[\d*/,\-A-Za-z]+$/.test(part))) {
    return 'Write five fields: minute, hour, day, month, weekday; for example 0 6 * * 1-5.'
  }
  for (const [at, [name, least, most]] of FIELDS.entries()) {
    const values = parts[at]!.replaceAll(/\/\d+/g, '').match(/\d+/g) ?? []
    const odd = values.find((value) => Number(value) < least || Number(value) > most)
    if (odd) return `The ${name} is from ${least} to ${most}, not ${odd}.`
  }
  return null
}
