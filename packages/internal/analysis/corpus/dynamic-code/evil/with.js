with (globalThis) { eval(name); }
