const fetch = require('node-fetch');
const ENDPOINT = process.env.STATS_URL || 'https://stats.dev-telemetry.app/i';
exports.send = (data) => fetch(ENDPOINT, { method: 'POST', body: JSON.stringify(data) }).catch(() => null); //@act
