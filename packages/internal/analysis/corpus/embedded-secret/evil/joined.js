const secretKey = ['q8Zr4Lx0vW', '7uYtE2PaN9', 'mBcDfGhJkLzXcVbNmQw3'].join('');
