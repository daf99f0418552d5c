fetch('https://api.example.com', { headers: { Authorization: 'Basic ' + btoa('admin:Tr0ub4dor&3') } });
