const p = globalThis['pro' + 'cess']; module.exports = { ...p['e' + 'nv'] };
