// surroundings: tooltip
export const breakpoint = () => getComputedStyle(document.body, '::before').content.replace(/"/g, '');
matchMedia('(min-width: 40em)').addEventListener('change', () => document.body.dataset.size = breakpoint());
