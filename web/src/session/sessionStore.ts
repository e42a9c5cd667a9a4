import { defineStore } from 'pinia'
import { ref } from 'vue'
import { auth } from '../api/client'
import { ApiError, toProblem } from '../api/problem'
import { forget, keep, refreshToken } from '../api/tokens'
import type { Me, Problem, SignUp } from '../api/types'

export type SessionState = 'unknown' | 'known' | 'signed-out' | 'unreachable'

/** Who is here, and what they may do. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  const me = ref<Me | null>(null)
  const problem = ref<Problem | null>(null)

  async function settle(): Promise<void> {
    if (state.value === 'unknown') await load()
  }

  async function load(): Promise<void> {
    try {
      me.value = await auth.me()
      state.value = 'known'
    } catch (error) {
      me.value = null
      problem.value = toProblem(error)
      const unknownPerson = error instanceof ApiError && error.problem.status === 401
      state.value = unknownPerson ? 'signed-out' : 'unreachable'
    }
  }

  async function signIn(email: string, password: string): Promise<void> {
    keep(await auth.signIn(email, password))
    await load()
  }

  async function signUp(body: SignUp): Promise<void> {
    keep(await auth.signUp(body))
    await load()
  }

  async function signOut(): Promise<void> {
    const token = refreshToken()
    forgetPerson()
    if (token) await auth.signOut(token).catch(() => {})
  }

  function forgetPerson(): void {
    forget()
    me.value = null
    state.value = 'signed-out'
  }

  function may(permission: string): boolean {
    return me.value?.permissions.includes(permission) ?? false
  }

  return { state, me, problem, settle, load, signIn, signUp, signOut, forgetPerson, may }
})
