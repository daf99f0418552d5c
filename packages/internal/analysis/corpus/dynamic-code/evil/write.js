document.write('<p>' + document.referrer + '</p>');
