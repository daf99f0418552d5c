const p = '​‌​​‌​‌‌';
run(decode(p));
