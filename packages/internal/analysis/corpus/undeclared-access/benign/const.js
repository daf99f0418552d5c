const BASE = 'https://api.example.com'; const path = (id) => `/items/${id}`; export const get = ({ api }, id) => api.fetch(BASE + path(id));
