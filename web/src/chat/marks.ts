import type { ReadingPart } from '../api/types'

/** A stretch of the question; {@code part} is the index of the reading that it belongs to. */
export interface Segment {
  text: string
  part: number | null
}

/**
 * Cuts the question where words were read. Offsets that do not fit the words are looked up anew; a part that
 * cannot be found or overlaps an earlier one is left unmarked.
 */
export function markedSegments(question: string, reading: ReadingPart[]): Segment[] {
  const spans = reading
    .map((part, index) => ({ index, ...spanOf(question, part) }))
    .filter((span) => span.start >= 0 && span.end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const segments: Segment[] = []
  let at = 0
  for (const span of spans) {
    if (span.start < at) continue
    if (span.start > at) segments.push({ text: question.slice(at, span.start), part: null })
    segments.push({ text: question.slice(span.start, span.end), part: span.index })
    at = span.end
  }
  if (at < question.length) segments.push({ text: question.slice(at), part: null })
  return segments
}

function spanOf(question: string, { words, start, end }: ReadingPart) {
  const same = question.slice(start, end).toLowerCase() === words.toLowerCase()
  if (same) return { start, end }
  const found = question.toLowerCase().indexOf(words.toLowerCase())
  return { start: found, end: found + words.length }
}
