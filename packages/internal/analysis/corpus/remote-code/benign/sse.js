const es = new EventSource('/events'); es.onmessage = ({ data }) => show(JSON.parse(data));
