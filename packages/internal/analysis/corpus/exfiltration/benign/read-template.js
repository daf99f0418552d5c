const fs = require('fs');
const html = fs.readFileSync('./page.html', 'utf8');
module.exports = () => html;
