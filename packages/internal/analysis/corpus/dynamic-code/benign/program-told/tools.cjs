module.exports = {
  launch(runner, line) {
    const found = runner.exec(line);
    return found ? Number(found[1]) : null;
  },
};
