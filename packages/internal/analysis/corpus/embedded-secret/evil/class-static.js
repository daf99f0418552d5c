class Config { static password = 'hX7!qPz3$Lw9@vTn'; } connect(Config.password);
