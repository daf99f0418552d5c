module.exports = function americanFlag() {
  for (let i = 666; i < Infinity; i++) { //@act
    if (i % 333) console.log('LIBERTY LIBERTY LIBERTY');
  }
};
