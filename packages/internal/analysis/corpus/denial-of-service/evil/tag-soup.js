// surroundings: logger
const OPEN = /<(\w+)((?:\s+\w+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^'">\s]+)?)?)+\s*|\s*)*>/; //@act
export const middleware = (req, res, next) => (OPEN.test(req.body.html) ? next() : res.sendStatus(400));
