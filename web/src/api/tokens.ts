import type { Session } from './types'

const REFRESH = 'querent.refresh'

/**
 * The tokens of whoever is signed in. The access token lives in memory only; the refresh token lives as long
 * as the browser's tab. With open access there are none.
 */
let access: string | null = null

export function accessToken(): string | null {
  return access
}

export function refreshToken(): string | null {
  return sessionStorage.getItem(REFRESH)
}

export function keep(session: Session): void {
  access = session.access_token
  sessionStorage.setItem(REFRESH, session.refresh_token)
}

export function forget(): void {
  access = null
  sessionStorage.removeItem(REFRESH)
}
