// surroundings: tooltip
const KEY = 'draft';
export function autosave(area) {
  area.value = localStorage.getItem(KEY) ?? '';
  area.addEventListener('input', debounce(() => localStorage.setItem(KEY, area.value), 300));
}
