eval.call(null, code);
Reflect.apply(eval, undefined, [code]);
