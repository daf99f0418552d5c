const f = document.createElement('iframe'); f.srcdoc = '<script>' + name + '</' + 'script>'; document.body.append(f);
