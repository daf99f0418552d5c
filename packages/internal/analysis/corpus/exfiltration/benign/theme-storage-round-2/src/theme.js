// surroundings: tooltip
const KEY = 'theme';
export function restore() { applyTheme(document.documentElement, localStorage.getItem(KEY) || 'light'); }
export function save(name) { localStorage.setItem(KEY, name); applyTheme(document.documentElement, name); }
