export function wordErrorRate(reference: string[], heard: string[]): number {
  // @text table
  let row = [0, ...heard.map((_, j) => j + 1)];
  reference.forEach((word, i) => {
    const next = [i + 1];
    heard.forEach((other, j) => {
      next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + Number(word !== other)));
    });
    row = next;
  });
  // @text rate
  return row[heard.length] / reference.length;
}

const reference = 'please enter your password now'.split(' ');
const heard = 'please enter the new password'.split(' ');
console.log(wordErrorRate(reference, heard));
