/** One tab of some browser: the little that all drivers can do, so that the same is tried in each. */
export interface Tab {
  /** Goes to an address and waits until it has loaded. A new fragment of the same page loads nothing. */
  open(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A real click in the middle of the first element that a CSS selector finds. */
  click(selector: string): Promise<void>;
  /** A picture of what the window shows, as PNG. */
  screenshot(): Promise<Buffer>;
}

/** A browser that has been started. */
export interface Browser {
  /** What its makers call it, and its version. */
  name: string;
  version: string;
  /** A tab with nothing of the last one's in its storage. */
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** Asks a page again and again until it answers with something true. @throws with what was waited for, and the last answer */
export async function until<T>(tab: Tab, what: string, expression: string, seconds = 90): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await tab.evaluate<T>(expression);
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${seconds} s until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
