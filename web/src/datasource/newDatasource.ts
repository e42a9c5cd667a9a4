import type { Connection, DatasourceKind, NewDatasource } from '../api/types'

/** What the form holds; every field is text, as typed. */
export interface DatasourceDraft {
  kind: DatasourceKind
  name: string
  description: string
  host: string
  port: string
  database: string
  user: string
  password: string
  schemas: string
  path: string
}

export type DraftField = Exclude<keyof DatasourceDraft, 'kind'>

export const EMPTY_DRAFT: DatasourceDraft = {
  kind: 'postgres',
  name: '',
  description: '',
  host: '',
  port: '5432',
  database: '',
  user: '',
  password: '',
  schemas: '',
  path: '',
}

/** The fields of a request body, by the form's field that holds them. */
const REQUEST_FIELDS: Record<string, DraftField> = {
  id: 'name',
  display_name: 'name',
  description: 'description',
  host: 'host',
  port: 'port',
  database: 'database',
  user: 'user',
  password: 'password',
  schemas: 'schemas',
  path: 'path',
}

export type FieldMessages = Partial<Record<DraftField, string>>

/** What is missing or cannot be, before anything is sent. */
export function checkDraft(draft: DatasourceDraft): FieldMessages {
  const wrong: FieldMessages = {}
  const need = (field: DraftField, what: string) => {
    if (!draft[field].trim()) wrong[field] = what
  }
  need('name', 'Give it a name that people will recognise.')
  if (draft.kind !== 'postgres') {
    need('path', draft.kind === 'sqlite' ? 'Name the database file.' : 'Name the folder.')
    return wrong
  }
  need('host', 'Name the host.')
  need('database', 'Name the database.')
  need('user', 'Name the user.')
  const port = Number(draft.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    wrong.port = 'A port is a number from 1 to 65535.'
  }
  return wrong
}

export function toRequest(draft: DatasourceDraft): NewDatasource {
  return {
    kind: draft.kind,
    display_name: draft.name.trim(),
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
    connection: connectionOf(draft),
    learn: true,
  }
}

function connectionOf(draft: DatasourceDraft): Connection {
  if (draft.kind !== 'postgres') return { path: draft.path.trim() }
  const schemas = draft.schemas.split(/[\s,]+/).filter(Boolean)
  return {
    host: draft.host.trim(),
    port: Number(draft.port),
    database: draft.database.trim(),
    user: draft.user.trim(),
    password: draft.password,
    ...(schemas.length ? { schemas } : {}),
  }
}

/** The server's complaints beside the fields they are about; what fits no field is left out. */
export function messagesOf(errors: { path: string; message: string }[]): FieldMessages {
  const messages: FieldMessages = {}
  for (const { path, message } of errors) {
    const field = REQUEST_FIELDS[path.split(/[/.]/).at(-1) ?? '']
    if (field) messages[field] ??= message
  }
  return messages
}
