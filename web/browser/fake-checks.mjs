// The fake API's quality checks: counted from the rows they are about.
const VERDICTS = ['pass', 'warn', 'fail']

function check(id, title, complaint, said, rows, numbers, more = {}) {
  const status = numbers.length ? complaint : 'pass'
  return {
    id, title, status, severity: { pass: 'info', warn: 'warning', fail: 'error' }[status],
    message: numbers.length ? said(numbers.length) : 'Nothing found.',
    evidence: { rows_found: numbers.length, rows_checked: rows.length }, rows: numbers.map((n) => rows[n - 1]), row_numbers: numbers, ...more,
  }
}

export function checksOf(columns, rows) {
  const where = (fits) => rows.flatMap((row, at) => (fits(row) ? [at + 1] : []))
  const seen = new Map()
  for (const [key] of rows) seen.set(key, (seen.get(key) ?? 0) + 1)
  const figures = columns.flatMap((c, at) => (c.type === 'decimal' ? [at] : []))
  const key = columns[0].name
  return [
    { id: 'empty_result', title: 'Empty result', status: rows.length ? 'pass' : 'fail', severity: rows.length ? 'info' : 'error', message: rows.length ? 'There are rows.' : 'The query found no rows.', evidence: { row_count: rows.length }, rows: [], row_numbers: [] },
    check('duplicate_keys', 'Duplicate keys', 'fail', (n) => `${n} rows share their ${key} with another row.`, rows, where((r) => seen.get(r[0]) > 1), { column: key }),
    check('out_of_range', 'Numbers out of range', 'warn', (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} a negative figure.`, rows, where((r) => figures.some((at) => r[at] < 0))),
    check('null_rate', 'Missing values', 'warn', (n) => `${n} ${n === 1 ? 'row lacks' : 'rows lack'} a value.`, rows, where((r) => r.includes(null))),
    { id: 'schema_drift', title: 'Changed columns', status: 'skipped', severity: 'info', message: 'there is no earlier run to compare with', evidence: {}, rows: [], row_numbers: [] },
  ]
}

export function analysisOf(run, columns, rows) {
  const checks = checksOf(columns, rows)
  const verdict = VERDICTS[Math.max(...checks.map((c) => VERDICTS.indexOf(c.status)))]
  const bad = checks.filter((c) => c.status === 'warn' || c.status === 'fail')
  const summary = bad.length ? `${bad.length} of ${checks.length} checks found something: ${bad.map((c) => c.title.toLowerCase()).join(', ')}.` : 'Nothing suspicious was found.'
  return {
    id: `an_${run.id}`, run_id: run.id, verdict, model_used: 'builtin', rubric_version: '1', created_at: new Date().toISOString(),
    verdict_json: { verdict, summary, checks, findings: bad.map((c) => ({ check: c.id, severity: c.severity, explanation: 'Look at these rows before you use the totals.' })) },
    analysis_md: `## ${run.report_title}\n\n${summary}\n\n${bad.map((c) => `- **${c.title}**: ${c.message}`).join('\n')}`,
  }
}
