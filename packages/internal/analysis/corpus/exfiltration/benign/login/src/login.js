// surroundings: tooltip
export async function login(form) {
  const user = form.elements.user.value;
  const password = form.elements.password.value;
  const res = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) });
  return res.ok;
}
