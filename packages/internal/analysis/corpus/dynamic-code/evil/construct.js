Reflect.construct(Function, [code])();
