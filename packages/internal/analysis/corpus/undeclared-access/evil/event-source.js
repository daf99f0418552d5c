export const run = () => new EventSource('https://elsewhere.invalid/stream');
