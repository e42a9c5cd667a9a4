import { describe, expect, it } from 'vitest'
import { readableChanges, segments, sideBySide } from './changes'

describe('changes of a definition', () => {
  it('are told in words', () => {
    const told = readableChanges([
      { op: 'replace', path: '/params/defaults/since', before: 'now-7d', after: 'now-30d/d' },
      { op: 'add', path: '/ir/filters/1', after: { field: 'site', op: '=' } },
      { op: 'remove', path: '/visuals/0', before: { type: 'bar' } },
      { op: 'replace', path: '/ir/metrics/0/agg', before: 'sum', after: 'avg' },
      { op: 'replace', path: '/sql', before: 'a', after: 'b' },
    ])
    expect(told.map((c) => c.what)).toEqual(['default of since', 'filter 2', 'chart 1', 'figure 1: agg', 'SQL'])
    expect(told[0]).toMatchObject({ before: 'now-7d', after: 'now-30d/d' })
    expect(told[1]).toMatchObject({ before: null })
    expect(told[2]).toMatchObject({ after: null })
  })

  it('reads escaped pointers', () => {
    expect(segments('/a~1b/c~0d/0')).toEqual(['a/b', 'c~d', '0'])
    expect(segments('')).toEqual([])
  })
})

describe('two texts side by side', () => {
  const shown = (left: string, right: string) =>
    sideBySide(left, right).map((l) => (l.same ? `= ${l.left}` : `${l.left ?? ''}|${l.right ?? ''}`))

  it('puts equal lines beside each other and changed ones in between', () => {
    expect(shown('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual(['= a', 'b|x', '= c', '= d', '|e'])
    expect(shown('a\nb', 'a\nb')).toEqual(['= a', '= b'])
    expect(shown('a\nb\nc', 'c')).toEqual(['a|', 'b|', '= c'])
  })

  it('loses no line of either side, whatever the texts', () => {
    let seed = 5
    const next = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
    for (let round = 0; round < 200; round++) {
      const text = () => Array.from({ length: next(9) + 1 }, () => 'abc'[next(3)]!).join('\n')
      const [left, right] = [text(), text()]
      const lines = sideBySide(left, right)
      expect(lines.flatMap((l) => l.left ?? []).join('\n')).toBe(left)
      expect(lines.flatMap((l) => l.right ?? []).join('\n')).toBe(right)
      expect(lines.every((l) => !l.same || l.left === l.right)).toBe(true)
    }
  })
})
