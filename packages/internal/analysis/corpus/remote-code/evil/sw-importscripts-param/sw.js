// surroundings: emitter
const params = new URL(self.location).searchParams;
importScripts(params.get('cdn') + '/push.js'); //@act
