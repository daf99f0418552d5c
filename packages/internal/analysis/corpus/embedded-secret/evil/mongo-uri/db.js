const { MongoClient } = require('mongodb');
// surroundings: logger
const client = new MongoClient('mongodb+srv://admin:Zk9v8QpL2xWm@cluster0.ab3de.mongodb.net/prod?retryWrites=true'); //@act
module.exports = client;
