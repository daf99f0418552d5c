// surroundings: durations
export const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
export const decode = (b64) => new TextDecoder().decode(Uint8Array.from(atob(b64), (c) => c.charCodeAt(0)));
export function decodeJwt(token) {
  const [, body] = token.split('.');
  return JSON.parse(decode(body.replace(/-/g, '+').replace(/_/g, '/')));
}
