export function wordErrorRate(reference: string[], heard: string[]): number {
  let errors = 0;
  for (let i = 0; i < Math.max(reference.length, heard.length); i++) if (reference[i] !== heard[i]) errors++;
  return errors / reference.length;
}
