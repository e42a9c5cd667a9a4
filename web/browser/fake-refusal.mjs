// How the fake API says no, in the shape of docs/api.md's problems.
export class Refused extends Error {
  constructor(status, code, title, detail, more = {}) {
    super(detail)
    this.problem = { type: 'about:blank', status, code, title, detail, request_id: 'req_test', retryable: status >= 500, who: 'user', ...more }
  }
}

export function found(map, id, what) {
  const value = map.get(id)
  if (!value) throw new Refused(404, 'not_found', 'Not found', `There is no ${what} ${id}.`)
  return value
}
