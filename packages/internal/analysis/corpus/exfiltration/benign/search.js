input.oninput = async () => { show(await (await fetch('/search?q=' + encodeURIComponent(input.value))).json()); };
