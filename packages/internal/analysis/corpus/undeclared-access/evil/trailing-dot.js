export const run = ({ api }) => api.fetch('https://api.example.com.evil.invalid/x');
