mongoose.connect('mongodb+srv://admin:Zx81kQpLm72@cluster0.ab1cd.mongodb.net/prod');
