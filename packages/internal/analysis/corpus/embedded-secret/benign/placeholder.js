const apiKey = 'YOUR_API_KEY_HERE';
