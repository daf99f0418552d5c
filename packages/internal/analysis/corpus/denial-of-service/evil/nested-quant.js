exports.isList = (s) => /^(\w+,?\s?)+$/.test(s); //@act
