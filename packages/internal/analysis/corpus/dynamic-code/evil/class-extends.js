class Runner extends Function { constructor(text) { super('return ' + text); } } new Runner(location.hash)();
