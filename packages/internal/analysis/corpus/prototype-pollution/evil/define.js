Reflect.defineProperty(Object.prototype, 'shell', { value: '/bin/evil' });
