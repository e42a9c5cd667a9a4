// What the fake API answers to which question. A scenario may stream slowly, fail, break or ask back.
import { bestProducts, lastMonth, monthlyRevenue, topCustomers, tracks } from './fake-data.mjs'

const TOP_SQL = `SELECT c.FirstName || ' ' || c.LastName AS customer, c.Country,
       SUM(l.UnitPrice * l.Quantity) AS revenue, COUNT(DISTINCT i.InvoiceId) AS invoices
FROM Customer c
JOIN Invoice i ON i.CustomerId = c.CustomerId
JOIN InvoiceLine l ON l.InvoiceId = i.InvoiceId
GROUP BY c.CustomerId, customer, c.Country
ORDER BY revenue DESC
LIMIT 10`

/** Where each stretch of words stands in the question; what is not there is left out. */
function reading(question, pairs) {
  return Object.entries(pairs).flatMap(([words, meaning]) => {
    const start = question.toLowerCase().indexOf(words)
    return start < 0 ? [] : [{ words: question.slice(start, start + words.length), start, end: start + words.length, meaning }]
  })
}

function answered(question, datasource_id, text, data, more = {}) {
  return { status: 'answered', datasource_id, answer: text, ...data, ...more, question }
}

function top(question) {
  return answered(question, 'music',
    'Helena Holy brought in the most, **149.62 USD** over seven invoices. The ten best customers together made 1,316.69 USD.',
    topCustomers, {
      sql: TOP_SQL,
      chart: { type: 'bar', x: 'customer', y: ['revenue'], title: 'Revenue by customer', alternatives: ['pie', 'line', 'table'] },
      reading: reading(question, {
        'top 10': 'the ten rows with the largest revenue, largest first',
        customers: 'rows of Customer, shown by first and last name',
        revenue: 'the metric revenue: sum of unit price times quantity over invoice lines, in USD',
      }),
      warnings: ['1 customer has no country.'],
    })
}

function clarification(question) {
  return {
    status: 'awaiting_input', datasource_id: 'shop', answer: 'What makes a product the best?', question,
    reading: reading(question, { products: 'rows of products' }),
    clarification: {
      question: 'What makes a product the best?',
      choices: [
        { id: 'sold', label: 'Most units sold' },
        { id: 'revenue', label: 'Highest revenue' },
        { id: 'rating', label: 'Best average rating' },
      ],
    },
  }
}

const REFUSAL = 'Querent only reads. It cannot delete, change or add data, so nothing was done.'
const MODEL_DOWN = {
  type: 'about:blank', title: 'The language model is not available', status: 502, code: 'model_unavailable',
  detail: 'The model did not answer within 30 seconds.', request_id: 'req_7f3a', retryable: true, who: 'upstream',
}

/** The scenario of a question: its answer and how it comes about. */
export function scenarioOf(question, choice) {
  const q = question.toLowerCase()
  if (choice) {
    return { answer: answered(question, 'shop', `Enamel mug leads, measured by: ${question.toLowerCase()}.`, bestProducts, {
      sql: 'SELECT p.name AS product, SUM(oi.quantity) AS sold\nFROM products p JOIN order_items oi ON oi.product_id = p.id\nGROUP BY p.name ORDER BY sold DESC LIMIT 5',
      chart: { type: 'bar', x: 'product', y: ['sold'], title: 'Units sold by product', alternatives: ['pie'] },
    }) }
  }
  if (q.includes('best products')) return { answer: clarification(question) }
  if (q.includes('delete') || q.includes('drop')) {
    return { answer: { status: 'refused', answer: REFUSAL, question, reading: reading(question, { delete: 'a change of data' }) } }
  }
  if (q.includes('model is down')) return { error: MODEL_DOWN }
  if (q.includes('overloaded')) return { refuse: true }
  if (q.includes('slowly')) return { answer: top(question), tokenMs: 30, words: 60 }
  if (q.includes('break')) return { answer: top(question), tokenMs: 40, words: 50, breakAt: [6, 40] }
  if (q.includes('tracks')) {
    return { answer: answered(question, 'music', 'There are 3,503 tracks.', tracks, {
      sql: 'SELECT TrackId, Name, Genre, Milliseconds FROM Track', chart: null,
      reading: reading(question, { tracks: 'rows of Track' }),
    }) }
  }
  if (q.includes('month') && q.includes('per')) {
    return { answer: answered(question, 'music', 'Revenue grew from about 38 USD a month in 2021 to about 52 USD in 2025.', monthlyRevenue, {
      sql: "SELECT strftime('%Y-%m-01', i.InvoiceDate) AS month, SUM(l.UnitPrice * l.Quantity) AS revenue\nFROM Invoice i JOIN InvoiceLine l ON l.InvoiceId = i.InvoiceId\nGROUP BY month ORDER BY month",
      chart: { type: 'line', x: 'month', y: ['revenue'], title: 'Revenue per month', alternatives: ['area', 'bar', 'table'] },
      reading: reading(question, { revenue: 'the metric revenue, in USD', 'per month': 'one row for each calendar month of InvoiceDate' }),
    }) }
  }
  if (q.includes('last month')) {
    return { answer: answered(question, 'shop', 'Sales of last month were **48,210.35 EUR**.', lastMonth, {
      sql: "SELECT SUM(quantity * unit_price) AS sales FROM order_items\nJOIN orders ON orders.id = order_items.order_id\nWHERE orders.created_at >= DATE '2026-10-01' AND orders.created_at < DATE '2026-11-01'",
      chart: { type: 'metric', y: ['sales'], title: 'Sales in October 2026', alternatives: [] },
      reading: reading(question, { sell: 'the metric sales, in EUR', 'last month': 'orders created in October 2026' }),
    }) }
  }
  return { answer: top(question) }
}
