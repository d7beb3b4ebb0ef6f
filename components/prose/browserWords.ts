import type { Locale } from '@src/i18n/locale.ts';

/** Words of the tables of what works where. */
interface BrowserWords {
  caption: (system: string, cores: number, date: string) => string;
  tried: string;
  works: string;
  fails: string;
  notKept: string;
  computes: (backend: string, threads: number) => string;
  backends: Record<string, string>;
  /** What is tried beside labs, by its name in the results. */
  others: Record<string, string>;
  /** What sets two runs of the same browser apart, by the run's id. */
  variants: Record<string, string>;
  /** What is missing, by the run's id. */
  conditions: Record<string, string>;
}

/** The same in both languages. */
export const browserWords: Record<Locale, BrowserWords> = {
  en: {
    caption: (system, cores, date) => `${system}, ${cores} cores, no graphics card. ${date}.`,
    tried: 'What was tried',
    works: 'works',
    fails: 'fails',
    notKept: 'works; kept until the page is closed',
    computes: (backend, threads) => `${backend}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    backends: { wasm: 'WebAssembly', cpu: 'JavaScript', webgl: 'WebGL', webgpu: 'WebGPU' },
    others: { exercise: 'A coding exercise, checked', quiz: 'A quiz, and what it keeps' },
    variants: {
      'webkit-shared': 'with shared memory',
      webkit: 'without shared memory',
    },
    conditions: {
      'no-headers': 'no isolation headers',
      'no-wasm': 'no WebAssembly',
      'no-storage': 'storage refused',
      'no-https': 'plain HTTP',
    },
  },
  'zh-cn': {
    caption: (system, cores, date) => `${system}，${cores} 核，无 GPU。${date}。`,
    tried: '试了什么',
    works: '可用',
    fails: '不可用',
    notKept: '可用，关闭页面后不保留',
    computes: (backend, threads) => `${backend}，${threads} 个线程`,
    backends: { wasm: 'WebAssembly', cpu: 'JavaScript', webgl: 'WebGL', webgpu: 'WebGPU' },
    others: { exercise: '检查一道编程练习', quiz: '一份测验及其保存' },
    variants: { 'webkit-shared': '有共享内存', webkit: '无共享内存' },
    conditions: {
      'no-headers': '没有隔离响应头',
      'no-wasm': '没有 WebAssembly',
      'no-storage': '拒绝存储',
      'no-https': '普通 HTTP',
    },
  },
};
