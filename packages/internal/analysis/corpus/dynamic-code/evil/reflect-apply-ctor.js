Reflect.apply((() => {}).constructor, null, [name])();
