import { ref, watch } from 'vue'

export type Theme = 'light' | 'dark'

/** Also read by public/theme.js before the first paint. */
const KEY = 'querent.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

function systemTheme(): Theme {
  return system.matches ? 'dark' : 'light'
}

function chosenTheme(): Theme | null {
  const chosen = localStorage.getItem(KEY)
  return chosen === 'dark' || chosen === 'light' ? chosen : null
}

/** What the page wears now: the person's choice, or else the system's. */
export const theme = ref<Theme>(chosenTheme() ?? systemTheme())

system.addEventListener('change', () => {
  if (!chosenTheme()) theme.value = systemTheme()
})

watch(theme, (now) => document.documentElement.classList.toggle('dark', now === 'dark'), {
  immediate: true,
  flush: 'sync',
})

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark'
  if (theme.value === systemTheme()) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme.value)
}
