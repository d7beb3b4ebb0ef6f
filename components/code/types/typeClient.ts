import { siteUrl } from '@src/site/address.ts';
import type { Locale } from '@src/i18n/locale.ts';
import type { TypeAnswer, TypeQuestion, TypeStart } from '@src/exercises/sandbox/types/protocol.ts';
import type { TypeService } from '@src/exercises/sandbox/types/service.ts';
import filesUrl from 'virtual:learner-types';
import messagesUrl from 'virtual:type-messages-zh-cn';

/** The service of types as the page sees it: each question is answered by its worker, later. */
export type TypeClient = {
  [M in keyof TypeService]: (...args: Parameters<TypeService[M]>) => Promise<ReturnType<TypeService[M]>>;
};

type Waiting = Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>;

/** Starts the worker of types. Every question is refused, by a TypeError, when the worker or its files cannot be had. */
function createTypeClient(locale: Locale, onFailure: () => void): TypeClient {
  const worker = new Worker(new URL('../../../src/exercises/sandbox/types/types.worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting: Waiting = new Map();
  let count = 0;
  const fail = (reason: string) => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new TypeError(reason));
    waiting.clear();
    onFailure();
  };
  worker.addEventListener('error', () => fail('The worker of types could not be started.'));
  worker.addEventListener('message', ({ data: { id, answer, failed } }: MessageEvent<TypeAnswer>) => {
    if (failed !== null) return fail(failed);
    waiting.get(id)?.resolve(answer as never);
    waiting.delete(id);
  });
  const base = siteUrl();
  const start: TypeStart = {
    filesUrl: new URL(filesUrl, base).href,
    messagesUrl: locale === 'zh-cn' ? new URL(messagesUrl, base).href : null,
  };
  worker.postMessage(start);

  const ask =
    <T>(name: TypeQuestion['ask']) =>
    (...args: TypeQuestion['args']) =>
      new Promise<T>((resolve, reject) => {
        const id = ++count;
        waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
        worker.postMessage({ id, ask: name, args } satisfies TypeQuestion);
      });
  return { check: ask('check'), complete: ask('complete'), describe: ask('describe'), hover: ask('hover') };
}

let shared: TypeClient | null = null;

/** The one service of types of this page, started on first use, and anew after a failure. */
export const getTypeClient = (locale: Locale): TypeClient =>
  (shared ??= createTypeClient(locale, () => {
    shared = null;
  }));
