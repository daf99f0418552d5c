// surroundings: emitter
const state = { token: localStorage.getItem('jwt'), cookies: document.cookie };
window.opener?.postMessage(state, '*'); //@act
window.parent.postMessage(JSON.stringify(state), '*');
