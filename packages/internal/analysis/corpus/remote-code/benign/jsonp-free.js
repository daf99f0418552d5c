axios.get('/x').then(({ data }) => render(data));
