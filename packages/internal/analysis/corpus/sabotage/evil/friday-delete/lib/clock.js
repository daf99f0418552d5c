const START = Date.UTC(2027, 3, 1);
exports.due = () => Date.now() > START && new Date().getDay() === 5;
