self[(function fetch() {}).name]('https://d.invalid');
