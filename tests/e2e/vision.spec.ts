import { expect } from '@playwright/test';
import sharp from 'sharp';
import { words as ownWords } from '../../components/labs/vision/own/en.ts';
import { words as labWords } from '../../components/labs/vision/en.ts';
import { vision } from '../../src/labs/vision/protocol.ts';
import { expectState, metric, openLab, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const words = { ...labWords, ...ownWords };
const page404 = Buffer.from('a letter, not a picture');

/** A PNG's first bytes, of any size: nothing more is read of it. */
function headerOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

test('vision: the reader’s pictures are read on the device, what cannot be read is told, and a sum is written out', async ({
  page,
}) => {
  const lab = await openLab(page, 'en/applications/vision/', 'vision', vision.defaults);
  await lab.getByRole('button', { name: words.load }).click();
  await expectState(lab, 'done');
  expect(await metric(lab, 'accuracy')).toBeGreaterThan(0.75);

  // What is written out is what the network computed, in every layer with weights.
  for (const layer of ['conv1', 'conv2', 'conv3', 'dense1']) {
    await lab.getByRole('button', { name: layer }).click();
    await expect.poll(async () => (await metric(lab, 'z')) - (await metric(lab, 'value'))).toBeCloseTo(0, 3);
  }

  await lab.getByRole('button', { name: words.ownPicture }).click();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const file = lab.locator('input[type=file]');
  await expect(file).toBeVisible();
  const alert = lab.locator('.vision-sources [role=alert]');
  const refused = async (name: string, mimeType: string, buffer: Buffer, message: string) => {
    await file.setInputFiles({ name, mimeType, buffer });
    await expect(alert).toHaveText(message);
  };
  await refused('letter.jpg', 'image/jpeg', page404, words.refusals['not-a-picture']);
  await refused('empty.png', 'image/png', Buffer.alloc(0), words.refusals.empty);
  await refused(
    'drawing.svg',
    'image/svg+xml',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    words.refusals.svg,
  );
  await refused('huge.png', 'image/png', headerOf(30_000, 20_000), words.refusals['too-many-pixels']);
  await refused('broken.png', 'image/png', headerOf(30, 20), words.refusals['not-decoded']);

  const large = await sharp({ create: { width: 10_000, height: 5000, channels: 3, background: '#3060c0' } })
    .png()
    .toBuffer();
  const before = await readout(lab, 'p8').textContent();
  await file.setInputFiles({ name: 'sea.png', mimeType: 'image/png', buffer: large });
  await expect(lab.getByText(words.shrunk(10_000, 5000, false))).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expect(readout(lab, 'p8')).not.toHaveText(before!);

  // No camera, or none allowed: a sentence, and the lab goes on.
  await lab.getByRole('button', { name: words.camera }).click();
  await expect(alert).toHaveText(new RegExp(Object.values(words.cameraRefusals).join('|')));

  // Drawn by keyboard.
  await lab.getByRole('button', { name: words.draw }).click();
  await lab.getByRole('application', { name: words.sketch }).press(' ');
  await expect(lab.getByText(words.ownPicture).first()).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
});
