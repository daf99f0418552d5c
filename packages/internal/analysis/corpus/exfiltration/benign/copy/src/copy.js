// surroundings: durations
export const copy = (el) => navigator.clipboard.writeText(el.textContent ?? '');
