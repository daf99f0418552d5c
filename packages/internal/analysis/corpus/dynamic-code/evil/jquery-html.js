const q = new URLSearchParams(window.location.search);
$('#results').html('<b>' + q.get('term') + '</b>');
