import type { Fault, FaultCode } from './protocol.ts';

/** An error that carries a fault the views can translate. */
export class EngineFault extends Error {
  readonly fault: Fault;

  constructor(code: FaultCode, detail: string, canContinue = false) {
    super(`${code}: ${detail}`);
    this.name = 'EngineFault';
    this.fault = { code, detail, canContinue };
  }
}

/** As browsers, WebAssembly, WebGL and TensorFlow.js say it. */
const MEMORY =
  /out.of.memory|memory allocation|allocation failed|allocation size overflow|\bOOM\b|Memory\.grow|enlarge memory|invalid (typed )?array (buffer )?length|unable to create WebGL(Texture|Buffer)/i;
const LOST = /context ?lost|device ?(was |is )?lost|lost context|GPU connection lost/i;

/** As browsers say that a script or a file did not come, and as `fetchFile` says it. */
const NOT_LOADED =
  /dynamically imported module|importing a module script failed|failed to fetch|networkerror when attempting|^load failed|: HTTP status \d/i;

/** Whether an error says that a file did not come, and not that something is wrong with it. */
export function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && NOT_LOADED.test(error.message);
}

/**
 * Turns whatever was thrown into a fault with a stable code.
 * @param error anything: an `EngineFault`, an error with one of our data codes, a library's error
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof EngineFault) return error.fault;
  const detail = error instanceof Error ? error.message : String(error);
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'data-network' || code === 'data-list' || code === 'data-hash' || code === 'data-decode')
    return { code, detail, canContinue: true };
  if (LOST.test(detail)) return { code: 'device-lost', detail, canContinue: true };
  if (MEMORY.test(detail)) return { code: 'out-of-memory', detail, canContinue: true };
  if (isLoadFailure(error)) return { code: 'not-loaded', detail, canContinue: true };
  return { code: 'internal', detail, canContinue: false };
}
