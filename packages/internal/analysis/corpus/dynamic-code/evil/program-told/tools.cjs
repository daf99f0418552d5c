module.exports = {
  launch(runner, line) {
    const options = { stdio: 'ignore' };
    return runner.execSync(line, options); //@act
  },
};
