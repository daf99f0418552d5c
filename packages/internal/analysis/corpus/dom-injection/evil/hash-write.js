document.write('<title>' + decodeURIComponent(location.hash.slice(1)) + '</title>'); //@act
