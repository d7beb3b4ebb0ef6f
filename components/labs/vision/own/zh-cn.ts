import type { OwnWords } from './en.ts';

/** The Chinese words of the part for the reader's own pictures. */
export const words: OwnWords = {
  file: '选择文件',
  draw: '画一张',
  sketch: '32 × 32 像素的画板',
  sketchHint: '用手指或鼠标画；也可以用方向键移动，空格键涂色。每画一笔，网络就答一次。',
  sketchColours: ['黑', '白', '蓝', '绿', '棕', '红', '灰'],
  clear: '清空',
  camera: '摄像头',
  closeCamera: '关闭摄像头',
  takePicture: '拍照',
  preview: '摄像头画面',
  cameraRefusals: {
    refused: '浏览器没有得到使用摄像头的许可。请在地址栏里允许，或者改选文件。',
    none: '没有找到摄像头，请改选文件。',
    busy: '摄像头正被别的程序占用，请先关闭那个程序再试。',
    unknown: '摄像头无法启动，请改选文件。',
  },
  refusals: {
    empty: '这个文件是空的。',
    'file-too-large': '文件超过 60 MB，请先把图像另存得小一些。',
    svg: 'SVG 记录的是图形，有的还会动，里面没有像素。请另存为 PNG 或 JPEG。',
    'not-a-picture': '浏览器不认得这个文件。支持的图像有 JPEG、PNG、WebP、AVIF 和 GIF。',
    'too-many-pixels': '图像超过 6400 万像素，设备的内存未必装得下。请先把图像另存得小一些。',
    'not-decoded': '浏览器解不开这张图像。文件可能已损坏，也可能太大，设备的内存装不下。',
  },
  shrunk: (width, height, mayMove) =>
    `原图 ${width} × ${height} 像素，裁成正方形后缩到 32 × 32${mayMove ? '，取第一帧' : ''}。`,
  stays: '你的图像不会离开这台设备。',
};
