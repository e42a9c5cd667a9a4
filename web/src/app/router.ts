import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import ChatPage from '../chat/ChatPage.vue'
import { useSession } from '../session/sessionStore'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    bare?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'ask', component: ChatPage, meta: { title: 'Ask' } },
    { path: '/chats/:id', name: 'chat', component: ChatPage, props: true },
    {
      path: '/datasources',
      name: 'datasources',
      component: () => import('../datasource/DatasourcesPage.vue'),
      meta: { title: 'Datasources' },
    },
    {
      path: '/datasources/:id',
      name: 'datasource',
      component: () => import('../datasource/DatasourcePage.vue'),
      props: true,
    },
    {
      path: '/reports',
      name: 'reports',
      component: () => import('../report/ReportsPage.vue'),
      meta: { title: 'Reports' },
    },
    {
      path: '/reports/:key/:tab?',
      name: 'report',
      component: () => import('../report/ReportPage.vue'),
      props: ({ params }) => ({ reportKey: params.key, tab: params.tab || 'run' }),
    },
    {
      path: '/runs/:id',
      name: 'run',
      component: () => import('../reportrun/RunPage.vue'),
      props: true,
    },
    {
      path: '/jobs',
      name: 'jobs',
      component: () => import('../job/JobsPage.vue'),
      meta: { title: 'Jobs' },
    },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('../session/SignInPage.vue'),
      meta: { title: 'Sign in', bare: true },
    },
    {
      path: '/:rest(.*)*',
      name: 'nowhere',
      component: () => import('./NowherePage.vue'),
      meta: { title: 'Not found' },
    },
  ],
})

/** Asks once who we are. Only where accounts are kept and nobody is signed in does the sign-in page appear. */
router.beforeEach(async (to: RouteLocationNormalized) => {
  const session = useSession()
  await session.settle()
  if (session.state === 'signed-out' && to.name !== 'sign-in') {
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  }
  if (session.state === 'known' && to.name === 'sign-in') return { name: 'ask' }
  return true
})

router.afterEach((to) => {
  if (to.meta.title) document.title = `${to.meta.title} – Querent`
})
