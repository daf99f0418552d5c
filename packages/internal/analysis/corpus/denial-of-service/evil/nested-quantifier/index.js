// surroundings: durations
const EMAIL = /^([a-zA-Z0-9]+\s?)+@([a-z]+)+\.com$/; //@act
exports.check = (req, res) => res.end(String(EMAIL.test(req.body.email)));
