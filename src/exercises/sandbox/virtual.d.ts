/** Address of the sandbox's worker, see build/sandboxWorker.ts. */
declare module 'virtual:sandbox-worker' {
  const url: string;
  export default url;
}

/** Addresses of the declarations for learners' code and of TypeScript's messages in Chinese, see build/learnerTypes.ts. */
declare module 'virtual:learner-types' {
  const url: string;
  export default url;
}
declare module 'virtual:type-messages-zh-cn' {
  const url: string;
  export default url;
}
