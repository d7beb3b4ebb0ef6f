import type { HostEnvironment, Shared } from './environment.ts';
import type { Request, Response } from './protocol.ts';
import { Runner } from './runner.ts';
import { Scheduler } from './scheduler.ts';

/** The part of `MessagePort` and of a worker's global scope that the host uses. */
export interface Port {
  postMessage(message: Response): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/**
 * Runs the engine behind a port: reads requests, answers with responses (see protocol.ts).
 * @param port a `MessagePort`, or the global scope of a dedicated worker
 */
export function serveEngine(port: Port, env: HostEnvironment): void {
  const shared: Shared = { env, scheduler: new Scheduler(), post: (message) => port.postMessage(message) };
  const runners = new Map<number, Runner>();
  env.onDeviceLost((backend, detail) => {
    for (const runner of runners.values()) if (runner.backend === backend) runner.loseDevice(detail);
  });
  port.addEventListener('message', ({ data: request }) => {
    if (request.type === 'start') {
      const runner = new Runner(shared, request);
      runners.set(request.id, runner);
      runner.start();
      return;
    }
    const runner = runners.get(request.id);
    if (request.type === 'abort') {
      runners.delete(request.id);
      void runner?.abort();
    } else runner?.handle(request);
  });
}
