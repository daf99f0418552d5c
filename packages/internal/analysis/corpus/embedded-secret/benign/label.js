const labels = { password: 'Enter your password', token: 'Access token' };
