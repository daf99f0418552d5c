document.body.append(document.createRange().createContextualFragment('<script>' + name + '</script>'));
