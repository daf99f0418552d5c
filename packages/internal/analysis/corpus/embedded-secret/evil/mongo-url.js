const mongoose = require('mongoose');
const URI = process.env.MONGO_URI || 'mongodb+srv://deploy:Vb8qT2mNpX4rLz9w@cluster0.ab1cd.mongodb.net/prod?retryWrites=true'; //@act
module.exports = () => mongoose.connect(URI);
