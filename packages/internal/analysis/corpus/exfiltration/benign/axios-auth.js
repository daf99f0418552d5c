import axios from 'axios';
export const api = axios.create({ baseURL: import.meta.env.VITE_API });
api.interceptors.request.use((c) => { c.headers.Authorization = `Bearer ${localStorage.getItem('token')}`; return c; });
