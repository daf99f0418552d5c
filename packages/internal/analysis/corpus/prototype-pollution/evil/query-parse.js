const out = {};
for (const [k, v] of new URLSearchParams(location.search)) {
  const parts = k.replace(/\]/g, '').split('[');
  let o = out;
  parts.forEach((p, i) => { if (i === parts.length - 1) o[p] = v; else o = o[p] = o[p] || {}; });
}
