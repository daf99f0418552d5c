// surroundings: durations
import { start } from 'https://deno.land.evil-mirror.top/x/start/mod.ts'; //@act
start();
