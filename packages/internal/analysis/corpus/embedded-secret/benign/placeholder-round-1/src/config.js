// surroundings: tooltip
export const config = { apiKey: process.env.API_KEY, password: '', token: 'YOUR_TOKEN_HERE', publicKey: 'pk_test_example', clientSecret: '<secret>' };
