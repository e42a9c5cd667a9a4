import type { DatasourceKind } from '../api/types'

export const KIND_NAMES: Record<DatasourceKind, string> = {
  postgres: 'PostgreSQL',
  sqlite: 'SQLite',
  files: 'Folder of files',
}
