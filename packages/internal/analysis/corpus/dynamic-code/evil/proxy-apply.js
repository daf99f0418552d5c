const p = new Proxy(eval, {}); p(name);
