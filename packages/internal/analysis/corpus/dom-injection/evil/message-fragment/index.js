import { paint } from './paint.js';
window.addEventListener('message', ({ data }) => {
  if (data?.kind === 'preview') paint(document.querySelector('#preview'), data.body);
});
