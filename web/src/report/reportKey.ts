const KEY = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** A key made from a title, as the service would make it. */
export function keyOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')
}

export function checkKey(key: string): string | undefined {
  return KEY.test(key) ? undefined : 'Use small letters, digits, - and _; at most 64, the first one a letter or digit.'
}
