const BASE = 'https://api.example.com';
const get = (p) => fetch(BASE + '/' + p);
get('x');
