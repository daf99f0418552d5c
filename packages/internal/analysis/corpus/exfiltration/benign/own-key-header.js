const key = process.env.SERVICE_API_KEY;
fetch('https://api.example.com/v1', { headers: { authorization: `Bearer ${key}` } });
