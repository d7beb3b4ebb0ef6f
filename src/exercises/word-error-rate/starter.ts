// @text task
export function wordErrorRate(reference: string[], heard: string[]): number {
  // @text table
  // @text rate
  return 0;
}

const reference = 'please enter your password now'.split(' ');
const heard = 'please enter the new password'.split(' ');
console.log(wordErrorRate(reference, heard));
