// surroundings: tooltip
export function afterLogin() {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  location.assign(next.startsWith('/') && !next.startsWith('//') ? next : '/');
}
