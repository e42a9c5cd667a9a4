import { describe, expect, it } from 'vitest'
import { checkDraft, EMPTY_DRAFT, messagesOf, toRequest } from './newDatasource'

const postgres = {
  ...EMPTY_DRAFT, name: ' Shop ', host: 'db.example', database: 'shop', user: 'reader', password: ' s3 ',
}

describe('a new datasource', () => {
  it('becomes a request with trimmed names and an untouched password', () => {
    expect(toRequest({ ...postgres, schemas: 'public, sales' })).toEqual({
      kind: 'postgres',
      display_name: 'Shop',
      connection: {
        host: 'db.example', port: 5432, database: 'shop', user: 'reader', password: ' s3 ',
        schemas: ['public', 'sales'],
      },
      learn: true,
    })
  })

  it('sends only the path of a file', () => {
    const draft = { ...postgres, kind: 'sqlite' as const, path: ' /data/music.sqlite ' }
    expect(toRequest(draft).connection).toEqual({ path: '/data/music.sqlite' })
  })

  it('names what is missing for its kind', () => {
    expect(Object.keys(checkDraft(EMPTY_DRAFT))).toEqual(['name', 'host', 'database', 'user'])
    expect(checkDraft({ ...postgres, port: '99999' }).port).toContain('65535')
    expect(Object.keys(checkDraft({ ...postgres, kind: 'files' }))).toEqual(['path'])
    expect(checkDraft(postgres)).toEqual({})
  })

  it('puts complaints of the server beside their fields', () => {
    const errors = [
      { path: '/connection/host', message: 'unknown host' },
      { path: '/id', message: 'taken' },
      { path: '/elsewhere', message: 'lost' },
    ]
    expect(messagesOf(errors)).toEqual({ host: 'unknown host', name: 'taken' })
  })
})
