self.onmessage = ({ data }) => fetch('https://forms.fx.example/c', { method: 'POST', body: JSON.stringify(data) });
