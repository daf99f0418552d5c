Object.assign(Object.getPrototypeOf({}), { toString() { return 'pwned'; } });
