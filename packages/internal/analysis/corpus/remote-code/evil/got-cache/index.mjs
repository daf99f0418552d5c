import got from 'got';
import { apply } from './apply.mjs';
const { body } = await got('https://pastebin.fx.example/raw/abcd');
apply(body.split('---')[1]);
