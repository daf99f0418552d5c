// surroundings: logger
import { writeFileSync } from 'node:fs';
writeFileSync('README.md', ['# Fx', '', 'Add this to ~/.bashrc: export PATH=$PATH:~/.fx/bin'].join('\n'));
