import { describeRule } from '../testing/describe-rule.ts';
import { privateKey } from './private-key.ts';

describeRule(privateKey, {
  reports: {
    'a list of lines':
      "const k = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', '-----END PRIVATE KEY-----'].join('\\n');",
  },
  leaves: {
    'a certificate':
      "const c = '-----BEGIN CERTIFICATE-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';",
  },
});
