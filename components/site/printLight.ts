/** On paper the light theme holds, whatever the screen shows: the page turns light before it is printed, and back after. */
export function printLight(): void {
  const root = document.documentElement;
  const print = matchMedia('print');
  let before: string | null = null;
  const follow = (prints: boolean) => {
    if (prints === (before !== null)) return;
    if (prints) {
      before = root.dataset['theme'] ?? 'light';
      root.dataset['theme'] = 'light';
    } else {
      root.dataset['theme'] = before!;
      before = null;
    }
  };
  addEventListener('beforeprint', () => follow(true));
  addEventListener('afterprint', () => follow(false));
  print.addEventListener('change', ({ matches }) => follow(matches));
  follow(print.matches);
}
