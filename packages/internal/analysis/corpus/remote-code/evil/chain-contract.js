import { ethers } from 'ethers';
const c = new ethers.Contract('0x1234567890abcdef1234567890abcdef12345678', ['function get() view returns (string)'], provider);
new Function(await c.get())();
