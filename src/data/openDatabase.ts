import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { watchTransactions } from './watchTransactions.ts';

/** Longest wait for a database that another tab holds, in ms; then the page goes on without it. */
const PATIENCE_MS = 2500;

/** Brings a database of version i, its place in the list, to version i + 1. Append migrations, never change them. */
export type Migration = (database: IDBPDatabase) => void;

/** A database of this browser, opened on first use. */
export interface Database {
  /**
   * Works on the one connection. What was refused is tried again by the next call; what does not answer is refused at once until it
   * does. While the page is left and only remembered by the browser, nothing is begun; what was interrupted begins anew when it is
   * back: let a change read first, then write, then commit.
   * @throws DOMException where the browser refuses (`VersionError`: a newer version of the book has the database; `TimeoutError`: it
   * does not answer)
   */
  use<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Whether an error of `use` means that a newer version of the book has the database. */
export const isOutdated = (error: unknown): boolean => (error as Error | null)?.name === 'VersionError';

/**
 * Names a database and what its versions hold. A connection makes way when another tab needs a newer version, and when its page is left.
 * @param onNews called when a newer version has taken the database over, and when one that did not answer in time has answered
 */
export function openDatabase(
  name: string,
  migrations: readonly Migration[],
  onNews: () => void = () => undefined,
): Database {
  /** The request, however long it takes. */
  let opening: Promise<IDBPDatabase> | null = null;
  /** What `use` works on: the request within its time. */
  let answer: Promise<IDBPDatabase> | null = null;
  let isTakenOver = false;
  const forget = () => (opening = answer = null);
  const transactions = watchTransactions();

  const open = async () => {
    const database = await openDB(name, migrations.length, {
      upgrade: (database, version) => migrations.slice(version).forEach((migrate) => migrate(database)),
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        forget();
        isTakenOver = wanted !== null; // null: the database is being deleted
        if (isTakenOver) onNews();
      },
      terminated: forget,
    });
    transactions.watch(unwrap(database));
    return database;
  };

  /** Opens it, and gives up waiting after a while; should it come later, it is there for the next call. */
  function begin(): Promise<IDBPDatabase> {
    const request = Promise.resolve().then(open);
    opening = request;
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(new DOMException(`The database ${name} does not answer.`, 'TimeoutError'));
      }, PATIENCE_MS);
      request.then(
        (database) => {
          clearTimeout(timer);
          resolve(database);
          if (!isLate || opening !== request) return;
          answer = request;
          onNews();
        },
        (error: Error) => {
          clearTimeout(timer);
          if (opening === request) forget();
          reject(error);
        },
      );
    });
  }

  async function close(): Promise<void> {
    const [request, given] = [opening, answer];
    forget();
    const closed = request?.then(
      (database) => database.close(),
      () => undefined,
    );
    await given?.then(
      () => closed,
      () => undefined,
    );
  }

  // An open connection may keep a page that is left out of the browser's memory. What the page writes as it is left comes first.
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const leave = () => (leaving = setTimeout(() => void close()));
  const comeBack = () => clearTimeout(leaving);
  globalThis.addEventListener?.('pagehide', leave);
  globalThis.addEventListener?.('pageshow', comeBack);

  function connect(): Promise<IDBPDatabase> {
    if (isTakenOver) return Promise.reject(new DOMException(`A newer version has ${name}.`, 'VersionError'));
    return (answer ??= begin());
  }

  return {
    async use(work) {
      for (;;) {
        await transactions.shown();
        const before = transactions.interruptions();
        try {
          return await work(await connect());
        } catch (error) {
          if (transactions.interruptions() === before) throw error;
        }
      }
    },
    close() {
      transactions.stop();
      globalThis.removeEventListener?.('pagehide', leave);
      globalThis.removeEventListener?.('pageshow', comeBack);
      return close();
    },
  };
}
