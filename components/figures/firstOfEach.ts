/**
 * Places of the first images of each class, in the order of the sheet: [classes][count].
 * @param labels one digit for each image
 * @throws when a class has fewer
 */
export function firstOfEach(labels: string, classes: number, count: number): number[][] {
  const found: number[][] = Array.from({ length: classes }, () => []);
  for (const [place, label] of [...labels].entries()) {
    const places = found[Number(label)]!;
    if (places.length < count) places.push(place);
  }
  const poor = found.findIndex((places) => places.length < count);
  if (poor >= 0) throw new Error(`class ${poor} has fewer than ${count} images`);
  return found;
}
