import assert from 'node:assert/strict'
import { answerCard, answered, open, overflows, scenario } from './harness.mjs'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

scenario('an answer is saved as a report and run with other parameters', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url)
  await answered(page, 'revenue per month')
  await answerCard(page).getByRole('button', { name: 'Save as report' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a report' })
  assert.equal(await dialog.getByLabel('Title').inputValue(), 'Revenue per month')
  assert.equal(await dialog.getByLabel('Key').inputValue(), 'revenue-per-month')

  await dialog.getByLabel('Key').fill('monthly-revenue')
  await dialog.getByRole('checkbox', { name: /^Least revenue/ }).uncheck()
  await dialog.getByRole('button', { name: 'Save the report' }).click()
  await dialog.getByText('A report with the key monthly-revenue exists already.').waitFor()
  await dialog.getByLabel('Key').fill('by-month')
  await dialog.getByRole('button', { name: 'Save the report' }).click()

  await page.getByRole('heading', { name: 'Revenue per month', level: 1 }).waitFor()
  const since = page.getByLabel('Since')
  assert.equal(await since.inputValue(), '2021-01-01')
  assert.equal(await page.getByLabel('Least revenue').count(), 0, 'a parameter that was not picked is offered')

  await since.fill('soon')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('Write a date such as 2026-01-31').waitFor()
  await since.fill('2999-01-01')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('lies after the last day of the data').waitFor()
  assert.ok(await since.evaluate((e) => e === document.activeElement), 'the field that is wrong has no focus')

  await since.fill('2025-01-01')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await result.getByText('12 rows').waitFor()
  await result.getByRole('tab', { name: 'Parameters' }).click()
  await result.getByText('2025-01-01').waitFor()
  await page.getByRole('region', { name: 'Quality check' }).getByText('Passed').waitFor()
})

scenario('the same run again comes from cache, and can be had fresh', { fakeOnly: true }, async ({ page, url }) => {
  await run(page, url, 'monthly-revenue')
  await page.getByRole('link', { name: 'Other parameters' }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('Answered from cache').waitFor()
  const cached = page.url()
  await page.getByRole('button', { name: 'Run fresh' }).click()
  await page.waitForURL((now) => now.href !== cached)
  await page.getByRole('region', { name: 'Result' }).waitFor()
  assert.equal(await page.getByText('Answered from cache').count(), 0)
})

scenario('a failing quality check is shown beside its rows', { fakeOnly: true }, async ({ page, url }) => {
  await run(page, url, 'daily-orders')
  const quality = page.getByRole('region', { name: 'Quality check' })
  await quality.getByText('Failed').waitFor()
  const result = page.getByRole('region', { name: 'Result' })
  await quality.getByRole('button', { name: /Duplicate keys/ }).click()
  await result.getByText('2 rows share their day with another row.').first().waitFor()
  const looked = result.locator('tbody tr.looked-at')
  await looked.waitFor()
  assert.equal(await number(looked), 24)
  assert.ok(await inView(looked), 'the row of the finding is not in view')
  await looked.getByText('Duplicate keys').waitFor()
  assert.deepEqual(await result.locator('tbody tr.bad').evaluateAll((rows) => rows.map((r) => parseInt(r.textContent))), [24, 25])
  await result.getByRole('button', { name: 'Next row' }).click()
  await result.getByText('Row 25, 2 of 2').waitFor()
  assert.equal(await number(looked), 25)

  await result.getByRole('button', { name: 'Show only its 2 rows' }).click()
  const rows = result.locator('tbody tr')
  await until(async () => (await rows.count()) === 2, 'the other rows stay')
  const days = await rows.locator('td:nth-child(2)').allTextContents()
  assert.equal(days[0].trim(), days[1].trim())
  assert.equal(await rows.getByText('Duplicate keys').count(), 2)

  await result.getByRole('button', { name: 'Show all rows' }).click()
  await quality.getByRole('button', { name: /Numbers out of range/ }).click()
  await until(async () => (await looked.count()) === 1 && (await number(looked)) === 33, 'the row of the other finding is not shown')
  assert.ok(await inView(looked))
})

scenario('a row is found again in a table that was sorted and turned', { fakeOnly: true }, async ({ page, url }) => {
  await run(page, url, 'daily-orders')
  const result = page.getByRole('region', { name: 'Result' })
  await result.getByRole('tab', { name: 'Table' }).click()
  await result.getByRole('button', { name: 'orders' }).click()
  await result.getByRole('button', { name: 'Later rows' }).click()
  await page.getByRole('region', { name: 'Quality check' }).getByRole('button', { name: /Numbers out of range/ }).click()
  const looked = result.locator('tbody tr.looked-at')
  await looked.waitFor()
  assert.equal(await number(looked), 33)
  await looked.getByText('Numbers out of range').waitFor()
})

scenario('a check that takes its time is waited for', { fakeOnly: true }, async ({ page, url, fake }) => {
  fake.state.unchecked = true
  await open(page, url, '/reports/daily-orders')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const quality = page.getByRole('region', { name: 'Quality check' })
  await quality.getByText('Being checked…').waitFor()
  // Longer than the first few looks.
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  await quality.getByText('Being checked…').waitFor()
  assert.equal(await quality.getByText('has not been checked').count(), 0)
  fake.state.unchecked = false
  await quality.getByText('Failed').waitFor()
  assert.equal(await quality.getByText('Being checked…').count(), 0)
})

scenario('the list says of each report how its last run came out', { fakeOnly: true }, async ({ page, url, fake }) => {
  await run(page, url, 'daily-orders')
  await page.getByRole('region', { name: 'Quality check' }).getByText('Failed').waitFor()
  const first = page.url().split('/').at(-1)
  await page.getByRole('link', { name: 'Reports' }).first().click()
  const item = (title) => page.getByRole('listitem').filter({ hasText: title })
  await item('Daily orders').getByRole('link', { name: /Checks failed\s*ran just now/ }).click()
  await page.waitForURL(`**/runs/${first}`)

  await open(page, url, '/reports/daily-orders')
  fake.state.paused = true
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('link', { name: 'Reports' }).first().click()
  await item('Daily orders').getByText('Waiting').waitFor()
  await item('Top customers').getByText('never ran').waitFor()
})

scenario('two runs are compared by their key', { fakeOnly: true }, async ({ page, url }) => {
  await run(page, url, 'monthly-revenue')
  await page.getByRole('link', { name: 'Other parameters' }).click()
  await page.getByLabel('Since').fill('2023-01-01')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Compare' }).click()
  const comparison = page.getByRole('region', { name: 'Comparison' })
  await comparison.getByText('24 gone').waitFor()
  await comparison.getByText('36 the same').waitFor()
})

scenario('a run is watched and cancelled', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url, '/reports/monthly-revenue')
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  fake.state.paused = true
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('This run was cancelled before it was done.').waitFor()
})

scenario('a definition is previewed, corrected at its place and saved as a version', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue/definition')
  const editor = page.getByRole('textbox', { name: 'Definition as JSON' })
  await editor.waitFor()
  const text = (least) => JSON.stringify({
    version: '1', sql: 'SELECT month, revenue FROM month_revenue WHERE month >= {{since}}',
    params: { exposed: ['since', ...least], schema: { type: 'object', properties: { since: { type: 'string', format: 'date' } } }, defaults: { since: '2025-06-01' } },
  }, null, 2)
  await replace(page, editor, text(['unknown']))
  await page.getByRole('button', { name: 'Preview' }).click()
  const complaints = page.getByRole('alert', { name: 'What does not fit' })
  await complaints.getByText('/params/exposed/1').click()
  assert.ok(await page.locator('.cm-editor').evaluate((e) => e.contains(document.activeElement)))

  await replace(page, editor, text([]))
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('region', { name: 'Preview' }).getByText('7 rows').waitFor()
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await page.getByText('Version 3 is saved').waitFor()
  await page.getByRole('tab', { name: 'Versions' }).click()
  const diff = page.getByRole('region', { name: 'Difference of two versions' })
  await diff.getByText('default of since').waitFor()
  await diff.getByRole('button', { name: 'Show the JSON side by side' }).click()
  await diff.getByRole('group', { name: 'JSON side by side' }).waitFor()
})

scenario('a relative time says which instant it means, in the zone of the run, or what is wrong with it', { fakeOnly: true }, async ({ page, url }) => {
  const today = (timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date())
  await open(page, url, '/reports/monthly-revenue')
  const since = page.getByLabel('Since')
  await since.fill('now/d')
  await page.getByText(`Now that is ${today('UTC')} (UTC).`).waitFor()
  await since.fill('now-30x')
  await since.press('Tab')
  await page.getByText('now-30x is no relative time.').waitFor()
  assert.equal(await since.getAttribute('aria-invalid'), 'true')
  await since.fill('now/d')
  assert.equal(await page.getByText('is no relative time.').count(), 0)

  await open(page, url, '/reports/monthly-revenue/schedules')
  await page.getByRole('button', { name: 'New schedule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Since').fill('now/d')
  await dialog.getByLabel('Time zone').fill('Pacific/Kiritimati')
  await dialog.getByText(`Now that is ${today('Pacific/Kiritimati')} (Pacific/Kiritimati).`).waitFor()
})

scenario('an exported report comes back in, and says first what it would change', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export JSON' }).click()
  const path = await (await download).path()
  await page.getByRole('link', { name: 'Reports' }).first().click()
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(path)
  await dialog.getByText('Importing it would change nothing.').waitFor()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await page.getByRole('heading', { name: 'Monthly revenue', level: 1 }).waitFor()
})

scenario('an alert is made and tested, and its failed delivery can be sent again', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue/alerts')
  await page.getByRole('button', { name: 'New alert' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Give it a name.').waitFor()
  await dialog.getByLabel('Name').fill('Low month')
  await dialog.getByLabel('Column').fill('revenue')
  await dialog.getByLabel('Is', { exact: true }).selectOption('<')
  await dialog.getByLabel('Value').fill('30')
  await dialog.getByLabel('Address').fill('https://down.example/hook')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('When any row of revenue is < 30').waitFor()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('The receiver answered 503').waitFor()
  await page.getByRole('button', { name: 'Deliver again' }).click()
  await page.getByRole('region', { name: 'Deliveries' }).getByText('Waiting').waitFor()
})

scenario('a schedule is made in words and turned off', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue/schedules')
  await page.getByRole('button', { name: 'New schedule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('When', { exact: true }).selectOption('0 7 * * 1')
  await dialog.getByText('Every Monday at 07:00').last().waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.locator('.card').getByText('Every Monday at 07:00').waitFor()
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByText('Off', { exact: true }).waitFor()
})

scenario('nothing of the reports is wider than a phone', { fakeOnly: true, context: PHONE }, async ({ page, url }) => {
  await open(page, url, '/reports')
  await page.getByRole('link', { name: 'Monthly revenue' }).waitFor()
  assert.equal(await overflows(page), false, 'list')
  for (const tab of ['', 'definition', 'versions', 'runs', 'schedules', 'alerts']) {
    await open(page, url, `/reports/monthly-revenue/${tab}`)
    await page.waitForTimeout(400)
    assert.equal(await overflows(page), false, tab)
  }
  await run(page, url, 'daily-orders')
  await page.getByRole('button', { name: /Duplicate keys/ }).click()
  assert.equal(await overflows(page), false, 'run')
})

async function run(page, url, key) {
  await open(page, url, `/reports/${key}`)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('region', { name: 'Result' }).waitFor()
}

async function replace(page, editor, text) {
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** The number of a row of the result, as it stands in its first cell. */
async function number(row) {
  return parseInt(await row.locator('td').first().textContent())
}

/** Whether something is seen without scrolling, once smooth scrolling has come to rest. */
async function inView(locator) {
  await locator.page().waitForTimeout(700)
  return locator.evaluate((element) => {
    const box = element.getBoundingClientRect()
    return document.elementFromPoint(box.left + 40, (box.top + box.bottom) / 2)?.closest('tr') === element
  })
}

async function until(holds, why) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(why)
}
