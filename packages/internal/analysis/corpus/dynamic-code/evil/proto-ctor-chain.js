const F = (async () => {}).constructor;
const G = Object.getPrototypeOf(function* () {}).constructor;
new F(name)(); new G(location.hash.slice(1))().next();
