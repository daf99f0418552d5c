fetch('/x', { headers: { Authorization: 'Bearer q8Zr4Lx0vW7uYtE2PaN9mBcDfGhJkLzXcVbNmQw3' } });
