/** Address of the sandbox's worker, see build/sandboxWorker.ts. */
declare module 'virtual:sandbox-worker' {
  const url: string;
  export default url;
}
