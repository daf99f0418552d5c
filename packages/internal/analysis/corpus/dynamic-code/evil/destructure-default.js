const { f = globalThis.Function } = {}; f(name)();
