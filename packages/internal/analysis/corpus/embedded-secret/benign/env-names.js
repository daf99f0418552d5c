export const HEADERS = { authorization: 'x-fx-authorization', csrf: 'X-CSRF-Token', api: 'x-api-key' };
export const messages = { password: 'The password must have at least twelve characters.', token: 'tokenExpired', secret: 'keepSecret' };
export const uuid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
export const sri = 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==';
