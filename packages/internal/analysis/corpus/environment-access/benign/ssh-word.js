const help = 'Put your key into ~/.ssh/config';
console.log(help);
