const g = Function('return this')();
g.eval(code);
