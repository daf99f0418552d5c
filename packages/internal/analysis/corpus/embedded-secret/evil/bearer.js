const h = { Authorization: `Bearer ${'q8Zr4Lx0vW7uYtE2PaN9mBcDq8Zr4Lx0'}` };
