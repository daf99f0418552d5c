headers['x-api-key'] = 'Lx0vW7uYtE2PaN9mBcDfGhJkLzXcVbNm';
