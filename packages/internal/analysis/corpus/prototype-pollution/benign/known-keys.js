const KEYS = ['width', 'height'];
module.exports = (options) => { const out = {}; for (const key of KEYS) if (key in options) out[key] = options[key]; return out; };
