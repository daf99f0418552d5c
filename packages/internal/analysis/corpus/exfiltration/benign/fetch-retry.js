const original = globalThis.fetch;
export async function retrying(url, init, times = 3) { for (;;) { try { return await original(url, init); } catch (e) { if (--times === 0) throw e; } } }
