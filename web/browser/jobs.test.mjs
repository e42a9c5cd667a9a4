import assert from 'node:assert/strict'
import { open, overflows, scenario } from './harness.mjs'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

scenario('a job is started, watched, cancelled and tried again', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url, '/jobs')
  await page.getByRole('button', { name: 'Start a job' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await dialog.getByText('Choose at least one.').waitFor()
  await dialog.getByRole('checkbox', { name: 'Shop' }).check()
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  const job = page.getByRole('listitem', { name: 'Learn Shop' })
  const bar = job.getByRole('progressbar')
  await bar.waitFor()
  const seen = new Set()
  while (seen.size < 3) seen.add(Number(await bar.getAttribute('aria-valuenow')))
  fake.state.paused = true
  assert.deepEqual([...seen], [...seen].sort((a, b) => a - b), 'progress went back')

  await job.getByRole('button', { name: 'Cancel' }).click()
  await job.getByText('Cancelled', { exact: true }).waitFor()
  assert.equal(await job.getByRole('progressbar').count(), 0)

  fake.state.paused = false
  await job.getByRole('button', { name: 'Retry' }).click()
  await job.getByText('Completed').waitFor()
  await job.getByRole('button', { name: 'Result' }).click()
  await job.getByText('"tables": 11').waitFor()
})

scenario('a failed job says why', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/jobs')
  await page.getByRole('group', { name: 'Which jobs' }).getByRole('button', { name: 'Failed' }).click()
  const job = page.getByRole('listitem', { name: 'Run reports: daily-orders' })
  await job.getByText('No machine answers at db.example:5432.').waitFor()
  assert.equal(await page.getByRole('listitem', { name: /^Learn/ }).count(), 0)
})

scenario('a viewer sees jobs but is offered nothing to change', {
  fakeOnly: true,
  fake: { permissions: ['datasource:read', 'job:read', 'report:read', 'report:run'] },
}, async ({ page, url }) => {
  await open(page, url, '/jobs')
  await page.getByRole('listitem', { name: 'Run reports: daily-orders' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /Start|Retry|Cancel/ }).count(), 0)
})

scenario('the jobs fit a phone', { fakeOnly: true, context: PHONE }, async ({ page, url }) => {
  await open(page, url, '/jobs')
  await page.getByRole('listitem', { name: 'Run reports: daily-orders' }).waitFor()
  assert.equal(await overflows(page), false)
})
