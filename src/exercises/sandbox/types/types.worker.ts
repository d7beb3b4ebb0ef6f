import { fetchFile } from '../../../site/fetchFile.ts';
import type { TypeAnswer, TypeQuestion, TypeStart } from './protocol.ts';
import { createTypeService, type TypeService } from './service.ts';

/* The worker in which TypeScript's language service runs: loaded when a reader asks for types. */

declare const self: DedicatedWorkerGlobalScope;

let opening: Promise<TypeService> | null = null;

async function load(url: string): Promise<Record<string, string>> {
  return (await (await fetchFile(url)).json()) as Record<string, string>;
}

async function open({ filesUrl, messagesUrl }: TypeStart): Promise<TypeService> {
  const [files, messages] = await Promise.all([load(filesUrl), messagesUrl ? load(messagesUrl) : undefined]);
  return createTypeService(files, messages);
}

async function answer({ id, ask, args }: TypeQuestion): Promise<TypeAnswer> {
  try {
    const service = await opening!;
    const method = service[ask] as (...given: unknown[]) => unknown;
    return { id, answer: method(...args), failed: null };
  } catch (error) {
    return { id, answer: null, failed: String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<TypeStart | TypeQuestion>) => {
  if ('filesUrl' in data) {
    opening = open(data);
    opening.catch(() => undefined); // told by the first answer
  } else void answer(data).then((reply) => self.postMessage(reply));
});
