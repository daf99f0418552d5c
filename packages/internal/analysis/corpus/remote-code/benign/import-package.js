import x from 'x';
import('./y.js');
