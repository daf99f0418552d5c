function extend(to, from) { Object.keys(from).forEach((key) => { if (from[key] && from[key].constructor === Object) { to[key] = extend(to[key] || {}, from[key]); } else { to[key] = from[key]; } }); return to; }
module.exports = (req) => extend(config, req.body);
