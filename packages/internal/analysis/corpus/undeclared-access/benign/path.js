fetch(`https://api.example.com/${encodeURIComponent(id)}`);
