export const labels = { password: 'Password', token: 'Access token', apiKey: 'API key', secret: 'Client secret' };
