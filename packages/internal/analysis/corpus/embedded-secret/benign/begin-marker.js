if (pem.startsWith('-----BEGIN PRIVATE KEY-----')) load(pem);
