new (0, Function)('a', name)();
