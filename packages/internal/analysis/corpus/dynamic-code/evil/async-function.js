const A = Object.getPrototypeOf(async function () {}).constructor;
new A(code)();
