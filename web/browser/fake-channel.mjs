// A channel of the fake API: frames that are kept and read as server-sent events, from any place on.
export class Channel {
  constructor(name) {
    this.name = name
    this.frames = []
    this.readers = new Set()
    this.ended = false
  }

  emit(type, payload) {
    if (this.ended) return
    const frame = { channel: this.name, type, payload, ts: new Date().toISOString(), seq: this.frames.length + 1 }
    this.frames.push(frame)
    this.ended = type === 'result' || type === 'error'
    for (const reader of this.readers) {
      write(reader, frame)
      if (this.ended) reader.end()
    }
  }

  stream(response, after = 0) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': hello\n\n')
    for (const frame of this.frames) if (frame.seq > after) write(response, frame)
    if (this.ended) return response.end()
    this.readers.add(response)
    response.on('close', () => this.readers.delete(response))
  }
}

function write(response, frame) {
  response.write(`id: ${frame.seq}\nevent: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`)
}
