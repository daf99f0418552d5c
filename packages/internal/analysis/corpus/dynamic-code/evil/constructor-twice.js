({}).constructor.constructor(code)();
