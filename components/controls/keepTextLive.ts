/** The element that a page translator shows in place of text, and the texts it stands for. */
interface Stand {
  element: HTMLElement;
  texts: Map<Text, string>;
}

/** What the translators of Chrome and Edge put in place of a text. */
const isStand = (node: Node | null | undefined): node is HTMLElement =>
  node instanceof HTMLElement && node.localName === 'font';

/**
 * Keeps the text of islands live under a page translator. Translators take a text node out and put `<font>` with the translation in
 * its place; Preact goes on writing into the node it knows, which nobody sees, and inserts before it, which throws. So the node is put
 * back, empty, before the `<font>`; as soon as the page writes into it or removes it, the `<font>` goes, and the translator, which
 * watches the page too, translates the new text.
 * @param root what is watched, with all below it
 */
export function keepTextLive(root: Node): void {
  const standOf = new WeakMap<Text, Stand>();
  const standAt = new WeakMap<HTMLElement, Stand>();

  /** Takes the translation away: texts that are still empty say again what they said. */
  function drop(stand: Stand): void {
    stand.element.remove();
    standAt.delete(stand.element);
    for (const [text, words] of stand.texts) {
      standOf.delete(text);
      if (text.data === '') text.data = words;
    }
  }

  /** Puts a text that was taken out back before what stands for it. */
  function adopt(text: Text, element: HTMLElement): void {
    const stand = standAt.get(element) ?? { element, texts: new Map<Text, string>() };
    // A translator that has put the text itself into its element shows a copy.
    if (element.contains(text)) text.replaceWith(text.data);
    stand.texts.set(text, text.data);
    text.data = '';
    element.before(text);
    standOf.set(text, stand);
    standAt.set(element, stand);
    observer.observe(text, { characterData: true });
  }

  function onRemoved(node: Node, record: MutationRecord, fresh: ReadonlySet<Node>): void {
    if (isStand(node)) {
      const stand = standAt.get(node);
      if (stand && !node.isConnected) drop(stand);
      return;
    }
    if (!(node instanceof Text)) return;
    const stand = standOf.get(node);
    if (stand) {
      if (!node.parentNode) {
        node.data = ' '; // not to be given its words back
        drop(stand);
      } else if (node.parentNode !== stand.element.parentNode) node.after(stand.element);
      return;
    }
    const isTaken = !node.parentNode || isStand(node.parentNode);
    if (!isTaken || node.data.trim() === '' || !(record.target as Element).closest('astro-island')) return;
    const near = [...record.addedNodes, record.previousSibling, record.nextSibling];
    const element = near.find((it): it is HTMLElement => isStand(it) && fresh.has(it) && it.isConnected);
    if (element) adopt(node, element);
  }

  const observer = new MutationObserver((records) => {
    const fresh = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    for (const record of records) {
      if (record.type === 'characterData') {
        const stand = standOf.get(record.target as Text);
        if (stand && (record.target as Text).data !== '') drop(stand);
        continue;
      }
      for (const node of record.removedNodes) onRemoved(node, record, fresh);
      // What was inserted between a text and its translation stands behind both.
      const before = record.previousSibling;
      const stand = before instanceof Text ? standOf.get(before) : undefined;
      if (stand && before!.parentNode && before!.nextSibling !== stand.element) (before as Text).after(stand.element);
    }
    observer.takeRecords(); // its own changes
  });
  observer.observe(root, { childList: true, subtree: true });
}
