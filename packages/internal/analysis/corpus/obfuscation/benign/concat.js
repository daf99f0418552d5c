const url = '/api/' + name;
const key = 'user' + id;
state[key] = 1;
