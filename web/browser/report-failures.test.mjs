// What the pages of reports and jobs do when something is away, not permitted, not there, or does not fit.
import assert from 'node:assert/strict'
import { open, scenario } from './harness.mjs'

const REPORT_API = /\/v1\/(reports|runs|jobs|schedules|alerts|deliveries)/
const PAGES = ['/reports', '/reports/monthly-revenue', '/reports/monthly-revenue/runs', '/reports/monthly-revenue/schedules', '/reports/monthly-revenue/alerts', '/jobs']

scenario('a service that is away is told of on every page, and trying again helps', { fakeOnly: true }, async ({ page, url }) => {
  for (const path of PAGES) {
    await page.route(REPORT_API, (route) => route.fulfill(problem(503, 'service_unavailable', 'A part of Querent is not available', true)))
    await open(page, url, path)
    await page.getByRole('alert').filter({ hasText: 'A part of Querent is not available' }).first().waitFor()
    await page.unroute(REPORT_API)
    const again = page.getByRole('button', { name: 'Try again' })
    for (let left = await again.count(); left > 0; left--) {
      await again.first().click()
      await again.nth(left - 1).waitFor({ state: 'detached' })
    }
    assert.equal(await page.getByText('not available').count(), 0, path)
  }
})

scenario('what is not permitted is not offered to be tried again', { fakeOnly: true }, async ({ page, url }) => {
  await page.route(REPORT_API, (route) => route.fulfill(problem(403, 'forbidden', 'Not permitted', false)))
  for (const path of PAGES) {
    await open(page, url, path)
    await page.getByRole('alert').filter({ hasText: 'Not permitted' }).first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, path)
  }
})

scenario('what does not exist is said to, with a way back', { fakeOnly: true }, async ({ page, url }) => {
  for (const path of ['/reports/nothing-here', '/runs/rrun_nothing']) {
    await open(page, url, path)
    await page.getByRole('alert').filter({ hasText: 'Not found' }).waitFor()
    await page.locator('#main').getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor()
  }
})

scenario('jobs that can no longer be read are still shown, and said to be stale', { fakeOnly: true, context: { reducedMotion: 'reduce' } }, async ({ page, url }) => {
  await page.clock.install()
  await open(page, url, '/jobs')
  const job = page.getByRole('listitem', { name: 'Run reports: daily-orders' })
  await job.waitFor()
  await page.route(REPORT_API, (route) => route.abort())
  await page.clock.fastForward(11_000)
  await page.getByText('Querent cannot be reached').waitFor()
  assert.equal(await job.count(), 1)
  await page.unroute(REPORT_API)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Querent cannot be reached').waitFor({ state: 'detached' })
})

scenario('a run whose channel breaks is followed to its end all the same', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url, '/reports/monthly-revenue')
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  fake.state.paused = true
  // The channel can be had only once, and never says how it goes on.
  let asked = 0
  await page.route('**/v1/runs/*/events', (route) => {
    asked++
    return route.fulfill(problem(404, 'not_found', 'Not found', false))
  })
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('progressbar').waitFor()
  await page.waitForTimeout(500)
  fake.state.paused = false
  await page.getByRole('region', { name: 'Result' }).waitFor()
  assert.ok(asked > 0)
})

scenario('what does not fit is said beside its field, which is led to', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue/schedules')
  await page.getByRole('button', { name: 'New schedule' }).click()
  const schedule = page.getByRole('dialog')
  await schedule.getByLabel('Cron').fill('0 25 * * *')
  await schedule.getByLabel('Time zone').fill('Middle/Earth')
  await schedule.getByLabel('Since').fill('now-')
  await schedule.getByRole('button', { name: 'Save' }).click()
  await schedule.getByText('The hour is from 0 to 23, not 25.').waitFor()
  await schedule.getByText('Name a time zone such as Europe/Berlin or UTC.').waitFor()
  await schedule.getByText('now- is no relative time.').waitFor()
  assert.ok(await focused(schedule.getByLabel('Cron')))
  await page.keyboard.press('Escape')

  await open(page, url, '/reports/monthly-revenue/alerts')
  await page.getByRole('button', { name: 'New alert' }).click()
  const alert = page.getByRole('dialog')
  await alert.getByLabel('Name').fill('Anything')
  await alert.getByLabel('Tell me when').selectOption('no_data')
  await alert.getByRole('button', { name: 'E-mail' }).click()
  await alert.getByRole('textbox', { name: 'To', exact: true }).fill('nobody')
  await alert.getByRole('button', { name: 'Save' }).click()
  await alert.getByText('nobody is no e-mail address.').waitFor()
})

scenario('a report is run and a finding followed with the keyboard alone', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/reports')
  await reach(page, page.getByRole('link', { name: 'Daily orders' }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  await reach(page, page.getByRole('button', { name: 'Run', exact: true }))
  await page.keyboard.press('Enter')
  const finding = page.getByRole('button', { name: /Duplicate keys/ })
  await finding.waitFor()
  await reach(page, finding)
  await page.keyboard.press('Enter')
  const result = page.getByRole('region', { name: 'Result' })
  await result.getByText('Row 24, 1 of 2').waitFor()
  await reach(page, result.getByRole('button', { name: 'Next row' }))
  await page.keyboard.press('Enter')
  await result.getByText('Row 25, 2 of 2').waitFor()
})

scenario('someone who may not run reports is told so', { fakeOnly: true, fake: { permissions: ['report:read', 'datasource:read'] } }, async ({ page, url }) => {
  await open(page, url, '/reports/monthly-revenue')
  await page.getByText('Your role does not permit running reports.').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled())
})

function problem(status, code, title, retryable) {
  const body = { type: 'about:blank', title, status, detail: null, code, retryable, who: status >= 500 ? 'operator' : 'user', request_id: 'req_test' }
  return { status, contentType: 'application/problem+json', body: JSON.stringify(body) }
}

function focused(locator) {
  return locator.evaluate((element) => element === document.activeElement)
}

/** Presses Tab until the element has the focus; a page has an end. */
async function reach(page, locator) {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await focused(locator)) return
    await page.keyboard.press('Tab')
  }
  assert.fail('the keyboard does not reach it')
}
