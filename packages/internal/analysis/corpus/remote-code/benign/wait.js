const wait = (await (await fetch('/wait')).json()).ms;
setTimeout(() => go(), wait);
