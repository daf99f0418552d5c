fetch('https://api.example.com', { headers: { authorization: 'Basic ' + btoa('deploy:Tr4ns!tory-Pa55phrase') } });
