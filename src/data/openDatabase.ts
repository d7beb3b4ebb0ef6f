import { openDB, type IDBPDatabase } from 'idb';

/** Brings a database of version i, its place in the list, to version i + 1. Append migrations, never change them. */
export type Migration = (database: IDBPDatabase) => void;

/** A database of this browser, opened on first use. */
export interface Database {
  /** The one connection. What was refused is tried again by the next call. @throws DOMException where the browser refuses, or has a newer version */
  connect(): Promise<IDBPDatabase>;
  close(): Promise<void>;
}

/** Names a database and what its versions hold. A connection makes way when another tab needs a newer version. */
export function openDatabase(name: string, migrations: readonly Migration[]): Database {
  let connection: Promise<IDBPDatabase> | null = null;
  const forget = () => (connection = null);
  return {
    connect() {
      connection ??= Promise.resolve()
        .then(() =>
          openDB(name, migrations.length, {
            upgrade: (database, version) => migrations.slice(version).forEach((migrate) => migrate(database)),
            blocking: (_current, _blocked, event) => {
              (event.target as IDBDatabase).close();
              forget();
            },
            terminated: forget,
          }),
        )
        .catch((error: unknown) => {
          forget();
          throw error;
        });
      return connection;
    },
    async close() {
      (await connection?.catch(() => null))?.close();
      forget();
    },
  };
}
