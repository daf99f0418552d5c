const table = { add: (a, b) => a + b };
table[name](1, 2);
