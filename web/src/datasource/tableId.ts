import type { CatalogueTable } from '../api/types'

/** The name by which queries and relationships refer to a table. */
export function tableId(table: Pick<CatalogueTable, 'schema' | 'name'>): string {
  return table.schema ? `${table.schema}.${table.name}` : table.name
}
