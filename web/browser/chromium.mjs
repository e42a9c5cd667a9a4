// Finds a browser: the system's Chromium, else the one that npm carries, else none.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A running browser, or null with the reason said on the console. */
export async function launchBrowser() {
  try {
    const { chromium } = await import('playwright-core')
    const { executablePath, args } = systemBrowser() ?? (await packagedBrowser())
    return await chromium.launch({ executablePath, args: [...new Set([...args, ...ARGS])], headless: true })
  } catch (error) {
    console.error(`\n*** BROWSER TESTS SKIPPED: no browser could be started: ${error.message.split('\n')[0]}`)
    console.error('*** Install Chromium, or let npm install the packages of web/browser.\n')
    return null
  }
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin')
  for (const name of NAMES) {
    for (const folder of folders) {
      const executablePath = join(folder, name)
      try {
        accessSync(executablePath, constants.X_OK)
        return { executablePath, args: [] }
      } catch {
        // Not here.
      }
    }
  }
  return null
}

async function packagedBrowser() {
  const { default: packaged } = await import('@sparticuz/chromium')
  // Its arguments are meant for a cloud function; in a single process, closing a page ends the browser.
  const args = packaged.args.filter((arg) => !['--single-process', '--no-zygote'].includes(arg))
  return { executablePath: await packaged.executablePath(), args }
}
