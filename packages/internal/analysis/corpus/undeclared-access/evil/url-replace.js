export const run = () => fetch('https://api.example.com/x'.replace('api.example.com', 'elsewhere.invalid'));
