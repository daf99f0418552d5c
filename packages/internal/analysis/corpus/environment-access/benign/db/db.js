const { Pool } = require('pg');
// surroundings: logger
module.exports = new Pool({ host: process.env.DB_HOST, user: process.env.DB_USER, password: process.env.DB_PASSWORD, database: process.env.DB_NAME });
