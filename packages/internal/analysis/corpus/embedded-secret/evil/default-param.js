export function client({ token = 'xoxb-2938471029-4857392018-aB3dE5fG7hJ9kL1mN3pQ5rS7' } = {}) { return token; }
