Reflect.get(globalThis, 'eval')(code);
