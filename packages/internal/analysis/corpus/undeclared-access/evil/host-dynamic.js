const hosts = ['api.example.com', 'other.example'];
fetch(`https://${hosts[1]}/x`);
