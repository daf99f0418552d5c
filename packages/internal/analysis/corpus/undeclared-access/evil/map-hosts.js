export const run = () => ['api.example.com', 'elsewhere.invalid'].map((h) => fetch(`https://${h}/x`));
