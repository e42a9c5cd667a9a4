// What every browser test shares: one browser a file, a fresh page and a fresh fake a test. With QUERENT_URL set,
// the tests run against that Querent instead, and those that need the fake's misbehaviour say that they skip.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { launchBrowser } from './chromium.mjs'
import { startFakeApi } from './fake-api.mjs'

const REAL = process.env.QUERENT_URL || null
const SHOTS = process.env.QUERENT_BROWSER_SHOTS
const browser = await launchBrowser()

after(async () => {
  await browser?.close()
  // Should anything still hold the process, it ends all the same.
  setTimeout(() => process.exit(), 5_000).unref()
})

/** Complaints of the browser that a test provokes on purpose: an answer with an error status. */
const EXPECTED = /Failed to load resource/

/**
 * A test in a browser. Options: `fakeOnly`, `fake` (options of the fake), `context` (of the browser).
 * Anything that the page throws or the browser complains about fails it.
 */
export function scenario(name, options, run) {
  const skip = !browser ? 'no browser' : options.fakeOnly && REAL ? 'needs the fake API' : false
  test(name, { skip, timeout: 90_000 }, async (t) => {
    const fake = REAL ? null : await startFakeApi(options.fake)
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options.context })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
    })
    try {
      await run({ page, url: REAL?.replace(/\/$/, '') ?? fake.url, fake, t })
      assert.deepEqual(complaints, [], 'the browser complained')
    } catch (error) {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name.replaceAll(/\W+/g, '-')}.png` }).catch(() => {})
      throw error
    } finally {
      await context.close()
      await fake?.stop()
    }
  })
}

export const QUESTION = process.env.QUERENT_QUESTION ?? 'top 10 customers by revenue'

export async function open(page, url, path = '/') {
  await page.goto(url + path)
  await page.locator('#main').waitFor()
}

/** A question that is asked back, for the fake and for the demo data. */
export const AMBIGUOUS = process.env.QUERENT_AMBIGUOUS ?? (REAL ? 'total by country' : 'best products')

/** Asks as a person would, and waits until the question stands on the page. */
export async function ask(page, question) {
  await page.getByLabel('Your question').fill(question)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: question }).first().waitFor()
}

export function answerCard(page) {
  return page.getByRole('region', { name: 'Answer in detail' }).last()
}

export async function answered(page, question = QUESTION) {
  await ask(page, question)
  await answerCard(page).waitFor()
}

export async function tab(page, name) {
  await answerCard(page).getByRole('tab', { name }).click()
}

/** Whether the page is wider than its window. */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}
