import { describe, expect, it } from 'vitest'
import { jsonFault, offsetOf } from './jsonPointer'

const TEXT = JSON.stringify({ a: 'x, "y": {', b: [{ c: 1 }, { 'd/e': [true, null] }], f: {} }, null, 2)
const found = (pointer: string) => TEXT.slice(offsetOf(TEXT, pointer)).split('\n')[0]

describe('the place of a pointer', () => {
  it('is found below objects and arrays, past strings that look like JSON', () => {
    expect(found('/b')).toBe('"b": [')
    expect(found('/b/0/c')).toBe('"c": 1')
    expect(found('/b/1/d~1e/1')).toBe('null')
    expect(found('/f')).toBe('"f": {}')
  })

  it('is that of the nearest part that exists', () => {
    expect(offsetOf(TEXT, '/nowhere/at/all')).toBe(0)
    expect(found('/b/7')).toBe('[')
    expect(offsetOf(TEXT, '')).toBe(0)
    expect(offsetOf('', '/a')).toBe(0)
  })
})

describe('a text that should be JSON', () => {
  it('is told by its line where it is none', () => {
    expect(jsonFault('{"a": 1}')).toBeNull()
    expect(jsonFault('{\n  "a": 1,\n}')?.message).toContain('line 3')
    expect(jsonFault('')?.message).toContain('line 1')
  })
})
