import '@fontsource-variable/bricolage-grotesque'
import '@fontsource-variable/hanken-grotesk'
import '@fontsource-variable/jetbrains-mono'
import { createPinia } from 'pinia'
import PrimeVue from 'primevue/config'
import ToastService from 'primevue/toastservice'
import { createApp } from 'vue'
import { onSignedOut } from './api/http'
import App from './app/App.vue'
import { querentPreset } from './app/preset'
import { router } from './app/router'
import { useSession } from './session/sessionStore'
import './styles/tokens.css'
import './styles/base.css'

const app = createApp(App)
app.use(createPinia())
app.use(PrimeVue, {
  theme: {
    preset: querentPreset,
    options: { darkModeSelector: '.dark', cssLayer: { name: 'primevue', order: 'primevue' } },
  },
})
app.use(ToastService)
onSignedOut(() => {
  useSession().forgetPerson()
  void router.push({ name: 'sign-in' })
})
app.use(router)
app.mount('#app')
