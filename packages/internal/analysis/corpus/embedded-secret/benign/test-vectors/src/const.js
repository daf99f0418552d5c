// surroundings: durations
export const SHA_EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
export const PUBLIC_KEY = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1D8pxN2rVfJm0CkmMxbb2qTQhPv2\n-----END PUBLIC KEY-----';
export const UUID = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
