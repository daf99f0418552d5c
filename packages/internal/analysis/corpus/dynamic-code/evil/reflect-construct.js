const make = Reflect.construct(Function, ['a', 'return a' + prompt()]); make(1);
