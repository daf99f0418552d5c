// Shown in the setup page; each is the vendor's own example or a public key.
export const EXAMPLES = {
  aws: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  stripe: 'pk_test_TYooMQauvdEDq54NiTphI7jx',
  token: '<your-token-here>',
  publicKey: '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuQ==\n-----END PUBLIC KEY-----',
};
export const MESSAGES = { passwordPlaceholder: 'Enter your password', secretLabel: 'Client secret', apiKeyHint: 'Paste the API key from your dashboard' };
