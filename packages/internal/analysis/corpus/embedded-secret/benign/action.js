const TOKEN = 'ADD_TOKEN';
const tokenKey = 'auth.token';
