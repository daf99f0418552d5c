import DOMPurify from 'dompurify';
// surroundings: tooltip
export function show(html) {
  document.querySelector('#out').innerHTML = DOMPurify.sanitize(html);
  const q = new URLSearchParams(location.search).get('q');
  document.querySelector('#q').textContent = q;
}
