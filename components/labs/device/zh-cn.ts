import type { Words } from './en.ts';

/** The Chinese words of the lab `device`. */
export const words: Words = {
  title: '你的设备有多快？',
  tryThis: '点“测量”，约需半分钟；没有 GPU 时可能再多一分钟。下方的实测记录可供对照。',
  measure: '测量',
  stop: '停止',
  ours: (backend, threads) => `本书，${backend}${threads > 1 ? `，${threads} 个线程` : ''}`,
  stock: (backend) => `原版 TensorFlow.js，${backend}`,
  measuring: (name) => `正在测量：${name}……`,
  engine: '本书的引擎',
  who: '训练方式',
  speed: '每秒图像数',
  cannot: '无法训练这个网络',
  ratio: (times) => `在这台设备上，本书的训练速度是最快的原版后端的 ${times} 倍。`,
  ratioSlower: '在这台设备上，原版后端与本书的引擎一样快，甚至更快。',
  product: (ours, stock) =>
    `单个 WebAssembly 线程上的大矩阵乘法，本书内核为 ${ours} GFLOP/s，TensorFlow.js 自带内核为 ${stock} GFLOP/s。`,
  short: '这是页面地址要求的简短测量：每批 8 张图像，各测半秒；不如完整测量可靠。',
  done: '测量完成。',
  failed: '测量失败。',
  here: '你的设备',
  recorded: (adapter, browser, date) => `实测记录：${adapter}（${browser}，${date}）`,
  noScript: (ours, stock) =>
    `没有 JavaScript，无法测量你的设备。在一台没有 GPU 的机器上，本书每秒训练 ${ours} 张图像，最快的原版后端每秒 ${stock} 张。`,
};
