const привет = 'мир';
console.log(привет);
