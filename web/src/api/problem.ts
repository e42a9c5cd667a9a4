import type { Problem } from './types'

/** A request that failed, with the server's own words about it where it gave any. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
  }

  /** The message for one field of the request body, by its last path segment. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((e) => e.path.split('/').at(-1) === name)?.message
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    title: response.statusText || `The server answered ${response.status}`,
    status: response.status,
    code: 'unexpected',
    retryable: response.status >= 500,
  }
  try {
    const body: unknown = await response.json()
    return isProblem(body) ? { ...fallback, ...body } : fallback
  } catch {
    return fallback
  }
}

export function unreachable(): ApiError {
  return new ApiError({
    title: 'Querent cannot be reached',
    detail: 'The connection failed. Check that Querent is running and that you are online.',
    status: 0,
    code: 'unreachable',
    retryable: true,
  })
}

/** What to show for anything that was thrown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  return {
    title: 'Something went wrong in the page',
    detail: error instanceof Error ? error.message : String(error),
    status: 0,
    code: 'page',
    retryable: true,
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body
}
