// axe-core's rules for WCAG 2.1 A and AA on every face of the page, in light and in dark.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { answerCard, answered, ask, open, scenario, tab } from './harness.mjs'

const require = createRequire(import.meta.url)

for (const colorScheme of ['light', 'dark']) {
  const context = { colorScheme, reducedMotion: 'reduce' }

  scenario(`the welcome page is accessible (${colorScheme})`, { context }, async ({ page, url }) => {
    await open(page, url)
    await page.locator('.welcome article').first().waitFor()
    await check(page)
  })

  scenario(`every face of an answer is accessible (${colorScheme})`, { context }, async ({ page, url }) => {
    await open(page, url)
    await answered(page)
    for (const face of await answerCard(page).getByRole('tab').allTextContents()) {
      await tab(page, face.trim())
      await page.waitForTimeout(400)
      await check(page)
    }
  })

  scenario(`questions back and failures are accessible (${colorScheme})`, { fakeOnly: true, context }, async ({ page, url, fake }) => {
    await open(page, url)
    await ask(page, 'best products')
    await page.getByRole('button', { name: 'Most units sold' }).waitFor()
    await check(page)
    await ask(page, 'the model is down')
    await page.getByRole('alert').waitFor()
    await check(page)
    await ask(page, 'tell me slowly')
    await page.locator('.streaming', { hasText: 'word2 ' }).waitFor()
    fake.state.paused = true
    await check(page)
  })

  scenario(`the datasource pages are accessible (${colorScheme})`, { context }, async ({ page, url }) => {
    await open(page, url, '/datasources')
    await page.getByRole('link', { name: /music/i }).waitFor()
    await check(page)
    await open(page, url, '/datasources/music')
    for (const face of ['Tables', 'Relationships', 'Metrics', 'Notes']) {
      await page.getByRole('tab', { name: face }).click()
      await page.waitForTimeout(200)
      await check(page)
    }
    await open(page, url, '/datasources?add=1')
    await page.getByRole('button', { name: 'Add and learn' }).click()
    await page.getByText('Name the host.').waitFor()
    await page.waitForTimeout(300)
    await check(page)
  })

  scenario(`the report pages are accessible (${colorScheme})`, { fakeOnly: true, context }, async ({ page, url }) => {
    await open(page, url, '/reports')
    await page.getByRole('link', { name: 'Monthly revenue' }).waitFor()
    await check(page)
    for (const face of ['definition', 'versions', 'runs', 'schedules', 'alerts']) {
      await open(page, url, `/reports/monthly-revenue/${face}`)
      await page.waitForTimeout(400)
      await check(page)
    }
    await open(page, url, '/reports/top-customers')
    await page.getByLabel('Countries').fill('Chile,')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('Choose the datasource to run on.').waitFor()
    await check(page)
    await open(page, url, '/reports/daily-orders')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: /Duplicate keys/ }).click()
    await page.waitForTimeout(400)
    await check(page)
    await open(page, url, '/jobs')
    await page.getByRole('listitem', { name: /^Run reports/ }).waitFor()
    await check(page)
  })

  scenario(`the sign-in page is accessible (${colorScheme})`, { fakeOnly: true, context, fake: { auth: 'local' } }, async ({ page, url }) => {
    await page.goto(url)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await check(page)
  })
}

async function check(page) {
  await page.evaluate(require('axe-core').source)
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
    const { violations } = await globalThis.axe.run({ runOnly: { type: 'tag', values: tags } })
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} (${n.any.concat(n.all)[0]?.message ?? ''})`).join(' | ')}`)
  })
  assert.deepEqual(violations, [], page.url())
}
