import { segments } from './changes'

/** What is wrong with a text that should be JSON, and where; null when it is JSON. */
export function jsonFault(text: string): { message: string; offset: number } | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(said)?.[1]
    const offset = position === undefined ? text.length : Number(position)
    const line = text.slice(0, offset).split('\n').length
    return { message: `This is not JSON yet: line ${line}. ${said.replace(/ in JSON.*$| \(line.*$/, '')}`, offset }
  }
}

/**
 * Where in a JSON text a pointer's value begins; the nearest part above it that exists otherwise. Reads the text
 * as it stands, so that a complaint can be shown at its place.
 */
export function offsetOf(text: string, pointer: string): number {
  const reader = new Reader(text)
  return reader.find(segments(pointer))
}

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  find(path: string[]): number {
    this.space()
    const start = this.at
    const [head, ...rest] = path
    if (head === undefined) return start
    const open = this.text[this.at]
    if (open === '{') return this.inObject(head, rest) ?? start
    if (open === '[') return this.inArray(Number(head), rest) ?? start
    return start
  }

  private inObject(name: string, rest: string[]): number | null {
    this.at++
    for (;;) {
      this.space()
      if (this.text[this.at] !== '"') return null
      const from = this.at
      this.skipString()
      const key = JSON.parse(this.text.slice(from, this.at)) as string
      this.space()
      this.at++
      if (key === name) return rest.length ? this.find(rest) : from
      if (!this.skipToNext('}')) return null
    }
  }

  private inArray(index: number, rest: string[]): number | null {
    this.at++
    for (let n = 0; ; n++) {
      this.space()
      if (this.at >= this.text.length || this.text[this.at] === ']') return null
      if (n === index) return this.find(rest)
      if (!this.skipToNext(']')) return null
    }
  }

  /** Skips a value and the comma behind it; false at the end of what holds it. */
  private skipToNext(close: string): boolean {
    let depth = 0
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at]!
      if (sign === '"') {
        this.skipString()
        this.at--
      } else if (depth === 0 && sign === close) return false
      else if (depth === 0 && sign === ',') {
        this.at++
        return true
      } else if (sign === '{' || sign === '[') depth++
      else if (sign === '}' || sign === ']') depth--
    }
    return false
  }

  private skipString(): void {
    this.at++
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1
    this.at++
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }
}
