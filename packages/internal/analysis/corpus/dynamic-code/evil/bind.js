const run = eval.bind(globalThis);
run(code);
