// surroundings: tooltip
navigator.serviceWorker.register('/sw.js').then((registration) => registration.update());
