// surroundings: durations
module.exports = parseDuration;
