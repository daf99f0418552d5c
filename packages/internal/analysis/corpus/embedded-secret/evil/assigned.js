config.authToken = 'r4Lx0vW7uYtE2PaN9mBcDfGhJkLzXc';
