import type { ReportDefinition } from '../api/reportTypes'

/** Where a definition that is written by hand begins. */
export const FIRST_DEFINITION: ReportDefinition = {
  version: '1',
  sql: 'SELECT column_name\nFROM table_name\nWHERE created_at >= {{since}}',
  params: {
    exposed: ['since'],
    schema: {
      type: 'object',
      properties: { since: { type: 'string', format: 'date-time' } },
      required: ['since'],
    },
    defaults: { since: 'now-30d/d' },
  },
  visuals: [],
  notes: '',
}
