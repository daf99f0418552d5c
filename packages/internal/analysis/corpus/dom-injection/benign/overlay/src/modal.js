// surroundings: tooltip
export function modal(content) {
  const back = document.createElement('div');
  Object.assign(back.style, { position: 'fixed', inset: '0', background: 'rgba(0,0,0,.4)', zIndex: '1000' });
  back.append(content);
  back.addEventListener('click', (e) => e.target === back && back.remove());
  document.body.append(back);
}
