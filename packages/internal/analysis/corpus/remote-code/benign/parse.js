const data = JSON.parse(await (await fetch('/d')).text());
Function('return this')();
