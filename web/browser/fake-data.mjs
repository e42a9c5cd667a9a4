// Content of the fake API: a record shop, a web shop and energy measurements, made by a seeded generator.

export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const NOW = '2026-11-20T09:00:00Z'

export const datasources = [
  {
    id: 'music', kind: 'sqlite', dialect: 'sqlite', display_name: 'Music',
    description: 'A record shop: artists, albums, tracks, and five years of invoices.', default: true,
    status: 'ready', health: 'healthy', tables: 11, catalogue_version: 3, learned_at: '2026-11-20T06:40:00Z',
    questions: [
      'top 10 customers by revenue',
      'revenue per month',
      'which artists have the most albums?',
      'customers who never bought jazz',
    ],
  },
  {
    id: 'shop', kind: 'postgres', dialect: 'postgres', display_name: 'Shop',
    description: 'Orders, products and reviews of a web shop.', default: false,
    status: 'ready', health: 'healthy', tables: 6, catalogue_version: 1, learned_at: '2026-11-19T18:00:00Z',
    questions: ['how much did we sell last month?', 'best products', 'average rating by category'],
  },
  {
    id: 'energy', kind: 'files', dialect: 'duckdb', display_name: 'Energy',
    description: 'Quarter-hourly consumption of twelve sites.', default: false,
    status: 'ready', health: 'unhealthy', health_detail: 'The folder /data/energy cannot be read.',
    tables: 3, catalogue_version: 2, learned_at: '2026-10-02T11:00:00Z',
    questions: ['kWh by site last week', 'peak load per day'],
  },
].map((source) => ({ ...source, created_at: '2026-10-01T08:00:00Z', updated_at: NOW }))

const column = (name, type, native_type, nullable, profile, comment = null) => ({
  name, type, native_type, nullable, comment,
  profile: { null_rate: 0, frequent: [], complete: false, ...profile },
})
const often = (...pairs) => pairs.map(([value, count]) => ({ value, count }))

const tables = [
  {
    name: 'Customer', kind: 'table', row_count: 60, primary_key: ['CustomerId'], indexes: [],
    comment: 'Everyone who ever bought something.',
    columns: [
      column('CustomerId', 'integer', 'INTEGER', false, { distinct: 60, min: '1', max: '60' }),
      column('FirstName', 'string', 'NVARCHAR(40)', false, { distinct: 57, frequent: often(['Marta', 2], ['Jonas', 2], ['Ada', 1]) }),
      column('LastName', 'string', 'NVARCHAR(20)', false, { distinct: 60 }),
      column('Company', 'string', 'NVARCHAR(80)', true, { null_rate: 0.833, distinct: 10 }),
      column('Country', 'string', 'NVARCHAR(40)', true, { null_rate: 0.016, distinct: 24, frequent: often(['USA', 13], ['Canada', 8], ['France', 5], ['Brazil', 5], ['Germany', 4]) }, 'Two letters or the full name; not cleaned.'),
      column('Email', 'string', 'NVARCHAR(60)', false, { distinct: 60 }),
      column('SupportRepId', 'integer', 'INTEGER', true, { null_rate: 0.0005, distinct: 3, min: '3', max: '5', frequent: often(['3', 21], ['4', 20], ['5', 19]) }),
    ],
  },
  {
    name: 'Invoice', kind: 'table', row_count: 418, primary_key: ['InvoiceId'], indexes: [],
    columns: [
      column('InvoiceId', 'integer', 'INTEGER', false, { distinct: 418, min: '1', max: '418' }),
      column('CustomerId', 'integer', 'INTEGER', false, { distinct: 60 }),
      column('InvoiceDate', 'timestamp', 'DATETIME', false, { distinct: 361, min: '2021-01-02', max: '2025-12-30' }),
      column('BillingCountry', 'string', 'NVARCHAR(40)', true, { distinct: 24, frequent: often(['USA', 91], ['Canada', 56], ['France', 35]) }),
      column('Total', 'decimal', 'NUMERIC(10,2)', false, { distinct: 19, min: '0.99', max: '25.86' }),
    ],
  },
  ...['Album', 'Artist', 'Employee', 'Genre', 'InvoiceLine', 'MediaType', 'Playlist', 'PlaylistTrack', 'Track'].map(
    (name, i) => ({
      name, kind: 'table', row_count: [347, 275, 8, 25, 2240, 5, 18, 8715, 3503][i], primary_key: [`${name}Id`], indexes: [],
      columns: [
        column(`${name}Id`, 'integer', 'INTEGER', false, { distinct: 25 }),
        column('Name', 'string', 'NVARCHAR(120)', true, { distinct: 25, frequent: often(['Rock', 1], ['Jazz', 1]) }),
      ],
    }),
  ),
]

const relation = (from_table, from_column, to_table, declared = true, confidence = 1) => ({
  from_table, from_columns: [from_column], to_table, to_columns: [from_column.replace('SupportRep', 'Employee')], declared, confidence,
})

const notes = `# Music

A record shop with **11 tables**. Money is in *USD*.

## Customer

60 rows, key \`CustomerId\`. Column comment: <script>document.title = 'hacked'</script><img src="x" onerror="document.title = 'hacked'">

| column | type | values |
| --- | --- | --- |
| Country | text | USA, Canada, France |
| Email | text | |

- [A link](https://example.org) that may stay
- [A link](javascript:document.title='hacked') that may not
`

export function schemaOf(source) {
  return {
    datasource_id: source.id, version: source.catalogue_version, learned_at: source.learned_at, notes,
    catalogue: {
      datasource_id: source.id, dialect: source.dialect, version: source.catalogue_version,
      tables,
      relationships: [
        relation('Invoice', 'CustomerId', 'Customer'),
        relation('InvoiceLine', 'InvoiceId', 'Invoice'),
        relation('InvoiceLine', 'TrackId', 'Track'),
        relation('Track', 'AlbumId', 'Album'),
        relation('Album', 'ArtistId', 'Artist'),
        relation('Customer', 'SupportRepId', 'Employee', false, 0.92),
      ],
    },
    model: {
      name: 'music', tables: [], relationships: [], questions: source.questions,
      metrics: [
        {
          name: 'revenue', label: 'Revenue', description: 'What customers paid, by invoice line.', unit: 'USD',
          synonyms: ['sales', 'turnover', 'income'], expression: 'sum(InvoiceLine.UnitPrice * InvoiceLine.Quantity)',
        },
      ],
    },
  }
}

const FIRST = ['Helena', 'Richard', 'Luis', 'Ladislav', 'Hugh', 'Frank', 'Julia', 'Fynn', 'Astrid', 'Marta', 'Jonas', 'Ada']
const LAST = ['Holy', 'Cunning', 'Rojas', 'Kovac', 'Reilly', 'Ralston', 'Barnett', 'Zimmer', 'Gruber', 'Lind', 'Weiss', 'Moreau']
const COUNTRY = ['Czech Republic', 'USA', 'Chile', 'Hungary', 'Ireland', 'USA', 'USA', 'Germany', 'Austria', 'Sweden', 'Canada', 'France']

export const topCustomers = {
  columns: [
    { name: 'customer', type: 'string' },
    { name: 'Country', type: 'string' },
    { name: 'revenue', type: 'decimal', unit: 'USD' },
    { name: 'invoices', type: 'integer' },
  ],
  rows: FIRST.slice(0, 10).map((first, i) => [
    `${first} ${LAST[i]}`, i === 6 ? null : COUNTRY[i], Number((149.62 - i * 3.7 - (i % 3) * 1.27).toFixed(2)), 7 + (i % 2),
  ]),
}

export const monthlyRevenue = (() => {
  const next = random(7)
  const rows = []
  for (let month = 0; month < 60; month++) {
    const at = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    rows.push([at, Number((34 + month * 0.25 + 6 * Math.sin(month / 1.9) + next() * 7).toFixed(2))])
  }
  return { columns: [{ name: 'month', type: 'date' }, { name: 'revenue', type: 'decimal', unit: 'USD' }], rows }
})()

export const tracks = (() => {
  const next = random(3)
  const words = ['Night', 'River', 'Paper', 'Glass', 'Slow', 'Northern', 'Copper', 'Rain', 'Hollow', 'Signal']
  const rows = []
  for (let id = 1; id <= 3503; id++) {
    const pick = () => words[Math.floor(next() * words.length)]
    rows.push([id, `${pick()} ${pick()}`, ['Rock', 'Jazz', 'Latin', 'Metal'][Math.floor(next() * 4)], Math.round(120000 + next() * 240000)])
  }
  return {
    columns: [
      { name: 'TrackId', type: 'integer' }, { name: 'Name', type: 'string' },
      { name: 'Genre', type: 'string' }, { name: 'Milliseconds', type: 'integer', unit: 'ms' },
    ],
    rows,
  }
})()

export const lastMonth = {
  columns: [{ name: 'sales', type: 'decimal', unit: 'EUR' }],
  rows: [[48210.35]],
}

export const bestProducts = {
  columns: [{ name: 'product', type: 'string' }, { name: 'sold', type: 'integer' }],
  rows: ['Enamel mug', 'Wool blanket', 'Oak stool', 'Linen apron', 'Desk lamp'].map((name, i) => [name, 912 - i * 83]),
}
