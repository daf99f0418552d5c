// surroundings: tooltip
export function mountNewsletter(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const email = form.querySelector('input[name=email]').value;
    const res = await fetch('https://newsletter.example.com/subscribe', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email }) });
    form.querySelector('.status').textContent = res.ok ? 'Thanks!' : 'Please try again';
  });
}
