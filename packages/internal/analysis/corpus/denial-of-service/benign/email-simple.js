// surroundings: durations
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
export const check = (req, res, next) => (EMAIL.test(req.body.email) ? next() : res.sendStatus(422));
