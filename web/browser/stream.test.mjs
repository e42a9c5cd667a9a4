import assert from 'node:assert/strict'
import { answerCard, ask, open, scenario, QUESTION } from './harness.mjs'

scenario('the answer grows while it is written', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  const early = await inTheMiddle(page, fake)
  assert.equal(await page.locator('.turn').getAttribute('aria-busy'), 'true')
  fake.state.paused = false
  await answerCard(page).waitFor()
  assert.ok((await page.locator('.turn .answer').textContent()).length > early.length)
  assert.equal(await page.locator('.turn').getAttribute('aria-busy'), 'false')
})

scenario('a reload in the middle of a streaming answer loses nothing', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await inTheMiddle(page, fake)
  await page.reload()
  await page.locator('.streaming', { hasText: 'word3 ' }).waitFor()
  assert.equal(await answerCard(page).count(), 0)
  fake.state.paused = false
  await answerCard(page).waitFor()
  await allWords(page, 60)
})

scenario('a reload right after asking still shows the answer', {}, async ({ page, url }) => {
  await open(page, url)
  await ask(page, QUESTION)
  await page.waitForURL(/\/chats\//)
  await page.reload()
  await answerCard(page).waitFor()
  assert.equal(await page.locator('.turn').count(), 1)
})

scenario('a connection that breaks is picked up where it broke', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await ask(page, 'let the line break')
  await page.locator('.streaming', { hasText: 'word30 ' }).waitFor()
  fake.state.paused = true
  const shown = numbersIn(await page.locator('.streaming').textContent())
  assert.deepEqual(shown, shown.map((_, i) => i + 1), 'words were lost while the line was broken')
  fake.state.paused = false
  await answerCard(page).waitFor()
  await allWords(page, 50)
  const again = fake.state.requests.filter((r) => /^GET \/v1\/runs\/.*\/events$/.test(r))
  assert.equal(again.length, 2)
})

scenario('a running answer can be stopped with the button', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await inTheMiddle(page, fake)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.locator('.pill', { hasText: 'Stopped' }).waitFor()
  await page.getByRole('button', { name: 'Ask', exact: true }).waitFor()
})

scenario('a running answer can be stopped with Escape', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await inTheMiddle(page, fake)
  await page.keyboard.press('Escape')
  await page.locator('.pill', { hasText: 'Stopped' }).waitFor()
})

scenario('leaving a conversation and coming back finds the run still going', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await inTheMiddle(page, fake)
  await page.getByRole('link', { name: 'New question' }).click()
  await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor()
  await page.getByRole('link', { name: 'tell me slowly' }).click()
  await page.locator('.streaming', { hasText: 'word3 ' }).waitFor()
  fake.state.paused = false
  await answerCard(page).waitFor()
  await allWords(page, 60)
})

scenario('a run that fails says why and can be tried again', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url)
  await ask(page, 'the model is down')
  const alert = page.getByRole('alert')
  await alert.getByText('The language model is not available').waitFor()
  await alert.getByText('did not answer within 30 seconds').waitFor()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('alert').getByText('The language model is not available').waitFor()
})

scenario('a question that is turned away says why', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url)
  await ask(page, 'are you overloaded?')
  await page.getByRole('alert').getByText('Too busy right now').waitFor()
})

scenario('a request to change data is refused in plain words', {}, async ({ page, url }) => {
  await open(page, url)
  await ask(page, 'delete all orders')
  await page.locator('.pill', { hasText: 'Not answered' }).waitFor()
  assert.equal(await page.getByRole('tab', { name: 'Table' }).count(), 0)
})

scenario('a server that is gone is said to be gone', { fakeOnly: true }, async ({ page, url, fake }) => {
  await open(page, url)
  await fake.stop()
  await ask(page, 'anyone there?')
  await page.getByRole('alert').getByText('Querent cannot be reached').waitFor()
})

/** Asks for a long answer and holds it after a few words; gives out what stands on the page then. */
async function inTheMiddle(page, fake) {
  await ask(page, 'tell me slowly')
  await page.locator('.streaming', { hasText: 'word3 ' }).waitFor()
  fake.state.paused = true
  await page.waitForTimeout(200)
  return page.locator('.streaming').textContent()
}

/** Every word of the answer once, in order: nothing lost, nothing twice. */
async function allWords(page, count) {
  const text = await page.locator('.turn .answer').first().textContent()
  assert.deepEqual(numbersIn(text), Array.from({ length: count }, (_, i) => i + 1))
}

function numbersIn(text) {
  return [...text.matchAll(/word(\d+)/g)].map((m) => Number(m[1]))
}
