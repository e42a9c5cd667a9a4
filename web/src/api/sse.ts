/** One server-sent event; {@code data} has its lines joined by line feeds. */
export interface ServerSentEvent {
  id: string
  event: string
  data: string
}

/**
 * Splits a text stream into server-sent events as the HTML standard's "event stream interpretation" tells.
 * Feed it chunks of any size; an event that is not closed by an empty line is never given out.
 */
export class EventStreamParser {
  private rest = ''
  private first = true
  private lastId = ''
  private event = ''
  private data: string[] = []

  push(chunk: string): ServerSentEvent[] {
    this.rest += chunk
    if (this.first && this.rest.length) {
      if (this.rest.startsWith('\uFEFF')) this.rest = this.rest.slice(1)
      this.first = false
    }
    const events: ServerSentEvent[] = []
    for (let line = this.nextLine(); line !== null; line = this.nextLine()) {
      const event = this.take(line)
      if (event) events.push(event)
    }
    return events
  }

  /** A line ends with CR LF, LF or CR; a CR at the very end may still be half of a CR LF. */
  private nextLine(): string | null {
    const end = this.rest.search(/[\r\n]/)
    if (end < 0) return null
    const carriage = this.rest[end] === '\r'
    if (carriage && end === this.rest.length - 1) return null
    const line = this.rest.slice(0, end)
    this.rest = this.rest.slice(end + (carriage && this.rest[end + 1] === '\n' ? 2 : 1))
    return line
  }

  private take(line: string): ServerSentEvent | null {
    if (line === '') return this.dispatch()
    const colon = line.indexOf(':')
    if (colon === 0) return null
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') this.data.push(value)
    else if (field === 'event') this.event = value
    else if (field === 'id' && !value.includes('\0')) this.lastId = value
    return null
  }

  private dispatch(): ServerSentEvent | null {
    const { data, event } = this
    this.data = []
    this.event = ''
    return data.length
      ? { id: this.lastId, event: event || 'message', data: data.join('\n') }
      : null
  }
}

/**
 * Reads a response's events until it ends. A stream that is silent for {@code silenceMs}, comments included,
 * is taken for dead.
 */
export async function* readEvents(
  response: Response,
  silenceMs = Number.POSITIVE_INFINITY,
): AsyncGenerator<ServerSentEvent> {
  if (!response.body) throw new Error('the response has no body to stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const parser = new EventStreamParser()
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read())
      if (done) return
      yield* parser.push(value)
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  if (!Number.isFinite(ms)) return promise
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the stream went silent')), ms)
  })
  try {
    return await Promise.race([promise, silence])
  } finally {
    clearTimeout(timer)
  }
}
