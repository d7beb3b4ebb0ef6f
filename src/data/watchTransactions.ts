import { wrap } from 'idb';

/** What is going on in the databases of a page that may be left. */
export interface TransactionWatch {
  /** Watches what is begun on a connection. */
  watch(database: IDBDatabase): void;
  /** Fulfilled at once while the page is shown, else when it comes back. */
  shown(): Promise<void>;
  /** How often the page has been left and remembered. */
  interruptions(): number;
  stop(): void;
}

/**
 * Ends transactions when their page is left and the browser keeps it in memory. WebKit stops such a page in the middle of a
 * transaction, and every page that needs the same store then waits until the first one is shown again, perhaps for ever. What was
 * told to commit goes on without its page; all else is aborted, for its caller to wait until the page is `shown` and begin anew.
 */
export function watchTransactions(): TransactionWatch {
  const open = new Set<IDBTransaction>();
  let times = 0;
  let back = Promise.resolve();
  let comeBack = () => undefined as void;
  const leave = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    times++;
    back = new Promise((resolve) => (comeBack = resolve));
    for (const transaction of open) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
    }
    open.clear();
  };
  const show = () => comeBack();
  // Node and workers have pages neither to leave nor to show.
  globalThis.addEventListener?.('pagehide', leave);
  globalThis.addEventListener?.('pageshow', show);
  return {
    watch(database) {
      const begin = database.transaction.bind(database);
      database.transaction = (...options) => {
        const transaction = begin(...options);
        open.add(transaction);
        wrap(transaction).done.catch(() => undefined); // told by the requests
        const commit = transaction.commit.bind(transaction);
        transaction.commit = () => {
          open.delete(transaction);
          commit();
        };
        const end = () => open.delete(transaction);
        transaction.addEventListener('complete', end);
        transaction.addEventListener('abort', end);
        return transaction;
      };
    },
    shown: () => back,
    interruptions: () => times,
    stop() {
      globalThis.removeEventListener?.('pagehide', leave);
      globalThis.removeEventListener?.('pageshow', show);
      comeBack();
    },
  };
}
