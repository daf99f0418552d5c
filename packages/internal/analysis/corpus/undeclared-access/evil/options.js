const options = { url: 'https://other.example/x' };
require('axios')(options);
