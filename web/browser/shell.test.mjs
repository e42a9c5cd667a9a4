import assert from 'node:assert/strict'
import { answerCard, answered, ask, open, overflows, scenario, tab } from './harness.mjs'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

scenario('first questions are offered and can be asked with a click', {}, async ({ page, url }) => {
  await open(page, url)
  const first = page.locator('.welcome article button').first()
  const question = (await first.textContent()).trim()
  await first.click()
  await page.getByRole('heading', { name: question }).waitFor()
  await page.waitForURL(/\/chats\//)
})

scenario('the question box obeys the keyboard', {}, async ({ page, url }) => {
  await open(page, url)
  const box = page.getByLabel('Your question')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two / three')
  assert.equal(await box.inputValue(), 'one\ntwo / three')
})

scenario('a conversation can be renamed and deleted', {}, async ({ page, url }) => {
  const name = `ours ${Date.now()}`
  await open(page, url)
  await answered(page)
  const history = page.getByRole('navigation', { name: 'Earlier questions' })
  await history.getByRole('button', { name: /^Rename or delete/ }).first().click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('Title').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await history.getByRole('link', { name }).waitFor()
  await page.reload()
  await history.getByRole('link', { name }).waitFor()

  await history.getByRole('button', { name: `Rename or delete ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor()
  assert.equal(await history.getByRole('link', { name }).count(), 0)
})

scenario('a conversation that is gone says so', {}, async ({ page, url }) => {
  await open(page, url, '/chats/no-such-chat')
  await page.getByRole('alert').waitFor()
  await page.getByRole('link', { name: 'Ask something new' }).click()
  await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor()
})

scenario('the page is dark when the system is, and remembers another choice', {
  context: { colorScheme: 'dark' },
}, async ({ page, url }) => {
  await open(page, url)
  const brightness = () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).reduce((a, b) => a + +b, 0) / 3)
  assert.ok((await brightness()) < 60)
  await page.getByRole('button', { name: 'Use light colours' }).click()
  assert.ok((await brightness()) > 200)
  await page.reload()
  await page.getByRole('button', { name: 'Use dark colours' }).waitFor()
  assert.ok((await brightness()) > 200)
})

scenario('nothing is wider than a phone', { context: PHONE }, async ({ page, url }) => {
  await open(page, url)
  assert.equal(await overflows(page), false, 'welcome')
  await answered(page)
  for (const face of await answerCard(page).getByRole('tab').allTextContents()) {
    await tab(page, face.trim())
    await page.waitForTimeout(300)
    assert.equal(await overflows(page), false, face)
  }
  await page.getByRole('button', { name: 'Open the menu' }).click()
  await page.getByRole('link', { name: 'Datasources' }).click()
  await page.getByRole('heading', { name: 'Datasources', level: 1 }).waitFor()
  assert.equal(await overflows(page), false, 'datasources')
})

scenario('where accounts are kept, one signs in, stays signed in over a reload, and signs out', {
  fakeOnly: true,
  fake: { auth: 'local' },
}, async ({ page, url, fake }) => {
  await page.goto(`${url}/datasources/music`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('E-mail').fill('someone@example.org')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('Wrong e-mail address or password').waitFor()
  await page.getByLabel('Password').fill('right horse')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Music', level: 1 }).waitFor()

  await page.reload()
  await page.getByRole('heading', { name: 'Music', level: 1 }).waitFor()
  fake.state.tokens.clear()
  await page.getByRole('link', { name: 'New question' }).click()
  await answered(page)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(url)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

scenario('an account can be made, and a weak password is said at its field', {
  fakeOnly: true,
  fake: { auth: 'local' },
}, async ({ page, url }) => {
  await page.goto(url)
  await page.getByRole('button', { name: 'Create one' }).click()
  await page.getByLabel('E-mail').fill('someone@example.org')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('Use at least 10 characters.').waitFor()
  await page.getByLabel('Password').fill('long enough indeed')
  await page.getByRole('button', { name: 'Create account' }).click()
  await ask(page, 'hello')
})
