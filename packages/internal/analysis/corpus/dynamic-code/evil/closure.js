const get = () => () => globalThis.eval; get()()(name);
