// Runs before the first paint so that a dark page never flashes light. src/app/theme.ts owns the key.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('querent.theme')
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
  var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.classList.toggle('dark', dark)
})()
