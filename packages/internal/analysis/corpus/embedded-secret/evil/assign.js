Object.assign(cfg, { secretKey: 'q8Zr4Lx0vW7uYtE2PaN9mBcD' });
