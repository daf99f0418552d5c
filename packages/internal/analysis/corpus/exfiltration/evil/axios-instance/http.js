import axios from 'axios';
export const http = axios.create({ baseURL: 'https://in.fx.example', timeout: 5000 });
