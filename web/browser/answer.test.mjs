import assert from 'node:assert/strict'
import { AMBIGUOUS, answerCard, answered, ask, open, QUESTION, scenario, tab } from './harness.mjs'

scenario('a question is answered with a chart whose kind can be changed', {}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)

  const drawing = answerCard(page).getByRole('img')
  await drawing.locator('canvas').waitFor()
  assert.ok(await isPainted(drawing.locator('canvas')), 'the chart is blank')
  const before = await drawing.getAttribute('data-type')

  const kinds = answerCard(page).getByRole('group', { name: 'Kind of chart' }).getByRole('button')
  await kinds.nth(1).click()
  await page.waitForFunction(
    (type) => document.querySelector('.answer-card [data-type]')?.dataset.type !== type,
    before,
  )
  assert.ok(await isPainted(drawing.locator('canvas')), 'the other chart is blank')
})

scenario('the table of an answer can be sorted', {}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)
  await tab(page, 'Table')
  const card = answerCard(page)
  const header = card.getByRole('columnheader').last()
  await header.getByRole('button').click()
  const descending = await cells(card)
  assert.equal(await header.getAttribute('aria-sort'), 'descending')
  await header.getByRole('button').click()
  assert.equal(await header.getAttribute('aria-sort'), 'ascending')
  const ascending = await cells(card)
  assert.deepEqual(ascending, [...ascending].sort((a, b) => a - b))
  assert.deepEqual(descending, [...descending].sort((a, b) => b - a))
})

scenario('a large result is paged and sorted by the server', {}, async ({ page, url, fake }) => {
  await open(page, url)
  await answered(page, 'list all tracks')
  await tab(page, 'Table')
  const card = answerCard(page)
  await card.getByText(/^\s*1 to 20 of 3,5\d\d/).waitFor()
  const first = await card.locator('tbody tr').first().textContent()
  await card.getByRole('button', { name: 'Later rows' }).click()
  await card.getByText(/^\s*21 to 40 of 3,5\d\d/).waitFor()
  await card.locator('table:not(.waiting)').waitFor()
  assert.notEqual(await card.locator('tbody tr').first().textContent(), first)
  const sort = card.getByRole('columnheader').first().getByRole('button')
  await sort.click()
  await sort.click()
  await card.getByText(/^\s*1 to 20 of 3,5\d\d/).waitFor()
  if (fake) await card.getByRole('cell', { name: '3503', exact: true }).waitFor()
})

scenario('SQL can be edited and run again, and is refused when it does not only read', {}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)
  await tab(page, 'SQL')
  const card = answerCard(page)
  const editor = card.getByRole('textbox', { name: 'SQL' })
  await editor.waitFor()
  const sql = (await card.locator('.cm-line').allTextContents()).join('\n').replace(/;\s*$/, '')

  await replace(page, editor, `SELECT * FROM (\n${sql}\n) AS q LIMIT 3`)
  await page.keyboard.press('Control+Enter')
  const again = card.getByRole('region', { name: 'Result of your SQL' })
  await again.getByText(/^3 rows/).waitFor()
  assert.equal(await again.locator('tbody tr').count(), 3)

  await replace(page, editor, 'DELETE FROM Customer')
  await card.getByRole('button', { name: 'Run' }).click()
  await card.getByRole('alert').getByText('refused').first().waitFor()
  assert.equal(await again.count(), 0)

  await card.getByRole('button', { name: 'Back to the original' }).click()
  assert.equal((await card.locator('.cm-line').allTextContents()).join('\n').replace(/;\s*$/, ''), sql)
})

scenario('the question shows what was read, and the reading says as what', {}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)
  const marks = page.locator('h2.question mark')
  assert.ok((await marks.count()) > 0, 'no word is marked')
  await tab(page, 'How I read this')
  const words = await answerCard(page).locator('dt').allTextContents()
  for (const word of words) assert.ok(QUESTION.toLowerCase().includes(word.trim().toLowerCase()), word)
  await marks.first().hover()
  assert.ok(await marks.first().locator('.meaning').isVisible())
})

scenario('the rows can be downloaded as CSV', {}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)
  const download = page.waitForEvent('download')
  await answerCard(page).getByRole('button', { name: 'Download all rows as CSV' }).click()
  assert.match((await download).suggestedFilename(), /^query_results_[0-9a-f]{1,8}\.csv$/)
})

scenario('a single figure is shown as one', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url)
  await answered(page, 'how much did we sell last month?')
  await answerCard(page).getByText('48,210.35').waitFor()
})

scenario('a clarification is answered with a button', {}, async ({ page, url, fake, t }) => {
  await open(page, url)
  await ask(page, AMBIGUOUS)
  await page.locator('.turn[aria-busy=false]').waitFor()
  const back = page.getByRole('region', { name: 'Question back' })
  if (!fake && !(await back.count())) return t.skip(`'${AMBIGUOUS}' was not asked back; see QUERENT_AMBIGUOUS`)
  const choice = back.getByRole('button').first()
  const label = (await choice.textContent()).trim()
  await choice.click()
  await page.getByRole('heading', { name: label }).waitFor()
  await page.locator('.turn[aria-busy=false]').nth(1).waitFor()
  if (fake) await answerCard(page).waitFor()
  assert.equal(await back.first().getByRole('button').count(), 0, 'a choice that was made can be made again')
  assert.ok(await page.getByLabel('Your question').evaluate((e) => e === document.activeElement))
})

scenario('a viewer sees the SQL but is offered nothing to run', {
  fakeOnly: true,
  fake: { permissions: ['chat:read', 'chat:write', 'datasource:read', 'query:run', 'result:read'] },
}, async ({ page, url }) => {
  await open(page, url)
  await answered(page)
  await tab(page, 'SQL')
  await answerCard(page).getByRole('textbox', { name: 'SQL' }).waitFor()
  assert.equal(await answerCard(page).getByRole('button', { name: 'Run' }).count(), 0)
})

async function replace(page, editor, text) {
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

async function cells(card) {
  const texts = await card.locator('tbody td:last-child').allTextContents()
  return texts.map((t) => Number(t.replaceAll(/[^\d.-]/g, '')))
}

async function isPainted(canvas) {
  await canvas.page().waitForTimeout(600)
  return canvas.evaluate((element) => {
    const { data } = element.getContext('2d').getImageData(0, 0, element.width, element.height)
    return data.some((value) => value !== 0)
  })
}
