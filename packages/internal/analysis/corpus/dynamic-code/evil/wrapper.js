const run = (f, x) => f(x);
run(eval, code);
