/** Address of the sandbox's worker, see bundle.ts. */
declare module 'virtual:sandbox-worker' {
  const url: string;
  export default url;
}
