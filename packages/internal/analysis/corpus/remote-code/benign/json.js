const rates = await (await fetch('https://api.example.com/rates')).json();
show(rates.eur);
