const crypto = require('crypto');
// surroundings: durations
const KEY = [
  '-----BEGIN EC PRIVATE KEY-----', //@act
  'MHcCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVIqNHQZ0rPGyzqNvoAoGCCqGSM49',
  'AwEHoUQDQgAE1D8pxN2rVfJm0CkmMxbb2qTQhPv2ZqUo1pM0Vb3yU7Uo6HhmJ9L1',
  '-----END EC PRIVATE KEY-----',
].join('\n');
exports.sign = (t) => crypto.createSign('SHA256').update(t).sign(KEY, 'hex');
