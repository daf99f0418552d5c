// surroundings: tooltip
export function season(now = new Date()) {
  if (now.getMonth() === 11) document.body.classList.add('snow');
  return ['winter', 'spring', 'summer', 'autumn'][Math.floor(((now.getMonth() + 1) % 12) / 3)];
}
