import { launchBrowser } from './chromium.mjs'
import { startFakeApi } from './fake-api.mjs'
import { answered, open } from './harness.mjs'
const b = await launchBrowser()
const out = '/tmp/web/shots'
for (const [name, ctx] of [['light', { viewport: { width: 1280, height: 900 } }], ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }], ['phone', { viewport: { width: 375, height: 780 }, isMobile: true, hasTouch: true }]]) {
  const fake = await startFakeApi()
  const url = fake.url
  const c = await b.newContext({ ...ctx, reducedMotion: 'reduce' })
  const page = await c.newPage()
  const shot = async (n, full = true) => { await page.waitForTimeout(500); await page.screenshot({ path: `${out}/${name}-${n}.png`, fullPage: full }) }
  const go = async (key) => { await open(page, url, `/reports/${key}`); await page.getByRole('button', { name: 'Run', exact: true }).click(); await page.getByRole('region', { name: 'Result' }).waitFor() }
  await go('daily-orders'); await page.getByText('checks found something').first().waitFor()
  await shot('run')
  await page.getByRole('button', { name: /Duplicate keys/ }).click(); await shot('run-check')
  await page.getByRole('button', { name: 'Show all rows' }).click(); await page.getByRole('button', { name: 'Put the finding away' }).click(); await page.getByRole('button', { name: 'Later rows' }).click(); await shot('run-all')
  await go('monthly-revenue')
  await page.getByRole('link', { name: 'Other parameters' }).click(); await page.getByLabel('Since').fill('2025-06-01'); await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Compare' }).click(); await page.getByText(/gone/).first().waitFor(); await shot('compare')
  await open(page, url, '/reports'); await page.getByText('ran ').first().waitFor(); await shot('list')
  await open(page, url, '/reports/top-customers'); await page.getByLabel('Countries').fill('Chile, USA,'); await page.keyboard.press('Enter'); await page.getByRole('button', { name: 'Run', exact: true }).click(); await shot('params')
  await open(page, url, '/reports/monthly-revenue/definition'); await page.locator('.cm-editor').waitFor(); await page.getByRole('button', { name: 'Preview' }).click(); await page.getByRole('region', { name: 'Preview' }).waitFor(); await shot('definition')
  await open(page, url, '/reports/monthly-revenue/versions'); await page.getByRole('button', { name: 'Show the JSON' }).click(); await shot('versions')
  await open(page, url, '/reports/monthly-revenue/runs'); await shot('runs')
  await open(page, url, '/reports/monthly-revenue/schedules'); await page.getByRole('button', { name: 'New schedule' }).click(); await shot('schedule', false); await page.getByRole('button', { name: 'Save' }).click(); await page.getByText('Every day at 06:00').last().waitFor(); await shot('schedules')
  await open(page, url, '/reports/monthly-revenue/alerts'); await page.getByRole('button', { name: 'New alert' }).click(); await page.getByLabel('Name').fill('Low month'); await page.getByLabel('Column').selectOption('revenue'); await page.getByLabel('Value').fill('30'); await page.getByLabel('Address').fill('https://down.example/hook'); await shot('alert', false); await page.getByRole('button', { name: 'Save' }).click(); await page.getByRole('button', { name: 'Send a test' }).click(); await page.getByText('503').waitFor(); await shot('alerts')
  await open(page, url, '/jobs'); await page.getByRole('button', { name: 'Start a job' }).click(); await shot('job-form', false); await page.getByRole('checkbox', { name: 'Shop' }).check(); await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click(); await page.getByText('Counting rows').waitFor(); fake.state.paused = true; await shot('jobs'); fake.state.paused = false
  await open(page, url, '/'); await answered(page, 'revenue per month'); await shot('answer'); await page.getByRole('button', { name: 'Save as a report' }).click(); await page.getByText('Least revenue').waitFor(); await shot('save', false)
  await c.close(); await fake.stop()
}
await b.close(); process.exit(0)
