import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the part for the reader's own pictures, which come with it. */
export const words = {
  file: 'Your file',
  draw: 'Draw',
  sketch: 'Drawing of 32 by 32 pixels',
  sketchHint: 'Finger or mouse; or arrow keys, and the space bar paints. The network answers after each stroke.',
  sketchColours: ['black', 'white', 'blue', 'green', 'brown', 'red', 'grey'] as readonly string[],
  clear: 'Clear',
  camera: 'Camera',
  closeCamera: 'Camera off',
  takePicture: 'Take picture',
  preview: 'What the camera sees',
  cameraRefusals: {
    refused: 'The browser was not allowed to use the camera. Allow it in the address bar, or choose a file.',
    none: 'No camera was found. Choose a file instead.',
    busy: 'Another program is using the camera. Close it there and try again.',
    unknown: 'The camera could not be started. Choose a file instead.',
  },
  refusals: {
    empty: 'This file is empty.',
    'file-too-large': 'This file is larger than 60 MB. Save a smaller copy of the picture.',
    svg: 'An SVG describes shapes, possibly moving ones, and has no pixels. Save it as PNG or JPEG.',
    'not-a-picture': 'This file is no picture that a browser knows (JPEG, PNG, WebP, AVIF, GIF).',
    'too-many-pixels':
      'This picture has more than 64 megapixels, which may be more than your device has memory for. Save a smaller copy.',
    'not-decoded': 'The browser could not decode this picture: it is damaged, or too large for this device’s memory.',
  },
  shrunk: (width: number, height: number, mayMove: boolean) =>
    `${width} × ${height} pixels, cut to a square and shrunk to 32 × 32${mayMove ? '; its first frame' : ''}.`,
  stays: 'Your pictures stay on your device.',
};

/** The words of the part, in any language. */
export type OwnWords = Translation<typeof words>;
