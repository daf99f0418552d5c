const { writeFile } = require('fs/promises');
exports.save = async (url, file) => writeFile(file, await (await fetch(url)).text()); 
