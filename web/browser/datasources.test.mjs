import assert from 'node:assert/strict'
import { open, scenario } from './harness.mjs'

scenario('a datasource shows its tables, columns, relationships and health', {}, async ({ page, url }) => {
  await open(page, url, '/datasources')
  await page.getByRole('link', { name: /music/i }).click()
  await page.getByRole('heading', { name: /music/i, level: 1 }).waitFor()
  await page.getByRole('region', { name: 'Tables' }).getByRole('button', { name: /^Customer/ }).click()
  const columns = page.getByRole('region', { name: 'Columns of Customer' })
  await columns.getByRole('rowheader', { name: /Country/ }).waitFor()
  await page.getByRole('tab', { name: 'Relationships' }).click()
  await page.getByText('Invoice.CustomerId').first().waitFor()
  await page.getByRole('button', { name: 'Check health' }).click()
  await page.getByText(/^Healthy, answered in/).waitFor()
})

scenario('notes are shown as text, with nothing in them that runs', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/datasources/music')
  await page.getByRole('tab', { name: 'Notes' }).click()
  const notes = page.locator('.notes')
  await notes.getByRole('heading', { name: 'Customer' }).waitFor()
  assert.equal(await notes.locator('script, img, [onerror]').count(), 0)
  assert.equal(await notes.getByRole('link').count(), 1)
  assert.notEqual(await page.title(), 'hacked')
})

scenario('a datasource can be learned again', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/datasources/music')
  await page.getByRole('button', { name: 'Learn again' }).click()
  await page.getByText('Learned 11 tables, 64 columns').waitFor()
})

scenario('what is wrong with a new datasource is said at its field', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/datasources')
  await page.getByRole('button', { name: 'Add a datasource' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add and learn' }).click()
  await dialog.getByText('Name the host.').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'field-name')

  await dialog.getByLabel('Name').fill('Second shop')
  await dialog.getByLabel('Host').fill('nowhere')
  await dialog.getByLabel('Database').fill('shop')
  await dialog.getByLabel('User').fill('reader')
  await dialog.getByRole('button', { name: 'Add and learn' }).click()
  await dialog.getByText('No machine answers at nowhere:5432.').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'field-host')

  await dialog.getByLabel('Host').fill('db.example')
  await dialog.getByRole('button', { name: 'Add and learn' }).click()
  await page.getByRole('heading', { name: 'Second shop', level: 1 }).waitFor()
})

scenario('a SQLite file needs only its path; a name that is taken is said', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/datasources?add=1')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'SQLite' }).click()
  assert.equal(await dialog.getByLabel('Host').count(), 0)
  await dialog.getByLabel('Name').fill('Music')
  await dialog.getByLabel('Database file').fill('/data/music.sqlite')
  await dialog.getByRole('button', { name: 'Add and learn' }).click()
  await dialog.getByRole('alert').getByText('exists already').waitFor()
})

scenario('a datasource is deleted only after a second word', { fakeOnly: true }, async ({ page, url }) => {
  await open(page, url, '/datasources/energy')
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'Datasources', level: 1 }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Energy' }).count(), 0)
})

scenario('a viewer is not offered to change datasources', {
  fakeOnly: true,
  fake: { permissions: ['chat:read', 'chat:write', 'datasource:read', 'result:read'] },
}, async ({ page, url }) => {
  await open(page, url, '/datasources/music')
  await page.getByRole('button', { name: 'Check health' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /Learn|Delete/ }).count(), 0)
  await page.getByRole('link', { name: 'Datasources' }).first().click()
  await page.getByRole('link', { name: 'Music' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Add a datasource' }).count(), 0)
})
