// surroundings: logger
const ROUTE = /^(\/[^/]+)*(\/.*)*\/index\.html$/; //@act
exports.match = (req) => ROUTE.test(req.url);
