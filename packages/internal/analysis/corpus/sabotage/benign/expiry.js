export const isExpired = (token) => Date.now() > token.exp * 1000;
