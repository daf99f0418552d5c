(true ? globalThis.eval : alert)(name);
