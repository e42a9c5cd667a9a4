import { describe, expect, it } from 'vitest'
import { EventStreamParser, readEvents } from './sse'

const STREAM = ': hello\n\nid: 1\nevent: a\ndata: {"x":1}\n\nid: 2\r\nevent: b\r\ndata: one\r\ndata: two\r\n\r\n'

describe('EventStreamParser', () => {
  it('reads ids, names and data of several lines, and ignores comments', () => {
    expect(new EventStreamParser().push(STREAM)).toEqual([
      { id: '1', event: 'a', data: '{"x":1}' },
      { id: '2', event: 'b', data: 'one\ntwo' },
    ])
  })

  it('gives the same events however the stream is cut', () => {
    const whole = new EventStreamParser().push(STREAM)
    for (let size = 1; size <= STREAM.length; size++) {
      const parser = new EventStreamParser()
      const events = []
      for (let at = 0; at < STREAM.length; at += size) {
        events.push(...parser.push(STREAM.slice(at, at + size)))
      }
      expect(events).toEqual(whole)
    }
  })

  it('keeps an event back that no empty line has closed', () => {
    const parser = new EventStreamParser()
    expect(parser.push('id: 7\ndata: half')).toEqual([])
    expect(parser.push('\n')).toEqual([])
    expect(parser.push('\n')).toEqual([{ id: '7', event: 'message', data: 'half' }])
  })

  it('removes one space after the colon, not more, and drops a byte order mark', () => {
    expect(new EventStreamParser().push('\uFEFFdata:  two spaces\n\n')[0]?.data).toBe(' two spaces')
  })

  it('gives out nothing for an event without data, and forgets its name', () => {
    const events = new EventStreamParser().push('event: lonely\n\ndata: x\n\n')
    expect(events).toEqual([{ id: '', event: 'message', data: 'x' }])
  })

  it('keeps the last id for events that bring none', () => {
    const events = new EventStreamParser().push('id: 4\ndata: a\n\ndata: b\n\n')
    expect(events.map((e) => e.id)).toEqual(['4', '4'])
  })
})

describe('readEvents', () => {
  it('puts characters together that a chunk cut in the middle', async () => {
    const bytes = new TextEncoder().encode('data: naïve €\n\n')
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const events = []
    for await (const event of readEvents(new Response(body))) events.push(event.data)
    expect(events).toEqual(['naïve €'])
  })

  it('gives up on a stream that has gone silent', async () => {
    const silent = new Response(new ReadableStream({ start() {} }))
    await expect(async () => {
      for await (const event of readEvents(silent, 20)) expect(event).toBeUndefined()
    }).rejects.toThrow('silent')
  })
})
