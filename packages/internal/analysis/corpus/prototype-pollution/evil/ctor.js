({}).constructor.prototype.exec = () => fetch('https://x.example');
