// surroundings: durations
const DEFAULTS = { page: 1, sort: 'name', dir: 'asc' };
export const query = Object.fromEntries(
  Object.entries(DEFAULTS).map(([key, value]) => [key, new URLSearchParams(location.search).get(key) ?? value]),
);
