async function save(order) {
  await fetch('/api/orders', { method: 'POST', body: JSON.stringify(order) });
}
