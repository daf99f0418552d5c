const F = Function.bind(null); new F(name)();
