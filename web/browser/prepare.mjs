// Installs what the browser tests need beside the page's own build, once.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const installed = `${here}node_modules/.package-lock.json`
const wanted = `${here}package-lock.json`

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
  } catch {
    console.error('browser tests: their packages cannot be installed; the tests will say that they skip')
  }
}
