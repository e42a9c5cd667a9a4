import { describe, expect, it } from 'vitest'
import { markedSegments } from './marks'

const QUESTION = 'top 10 customers by revenue'
const part = (words: string, start: number, end = start + words.length) => ({
  words,
  start,
  end,
  meaning: `meaning of ${words}`,
})

describe('markedSegments', () => {
  it('cuts the question where words were read', () => {
    expect(markedSegments(QUESTION, [part('revenue', 20), part('top 10', 0)])).toEqual([
      { text: 'top 10', part: 1 },
      { text: ' customers by ', part: null },
      { text: 'revenue', part: 0 },
    ])
  })

  it('looks words up anew whose offsets do not fit', () => {
    expect(markedSegments(QUESTION, [part('Customers', 3)])[1]).toEqual({ text: 'customers', part: 0 })
  })

  it('leaves out what is not in the question and what overlaps', () => {
    const segments = markedSegments(QUESTION, [
      part('top 10 customers', 0),
      part('10', 4),
      part('country', 50),
    ])
    expect(segments.map((s) => s.part)).toEqual([0, null])
    expect(segments.map((s) => s.text).join('')).toBe(QUESTION)
  })

  it('gives an unread question back whole', () => {
    expect(markedSegments(QUESTION, [])).toEqual([{ text: QUESTION, part: null }])
  })
})
