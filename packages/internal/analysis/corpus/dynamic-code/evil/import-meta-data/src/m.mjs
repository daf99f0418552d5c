// surroundings: logger
const enc = encodeURIComponent('export default ' + process.argv[2]);
const { default: value } = await import(`data:text/javascript,${enc}`); //@act
console.log(value);
