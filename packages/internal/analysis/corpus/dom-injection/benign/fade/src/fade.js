// surroundings: tooltip
export function fadeIn(el) { el.style.opacity = 0; el.style.position = 'absolute'; requestAnimationFrame(() => { el.style.transition = 'opacity .3s'; el.style.opacity = 1; }); }
