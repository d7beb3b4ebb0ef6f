import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/speech/strings.ts';
import { speech } from '../../src/labs/speech/protocol.ts';
import { expectNumber, expectState, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const words = strings['zh-cn'];

/** A WAV file of 16 bits, one channel, 16 kHz. */
function wav(seconds: number, sampleAt: (second: number) => number): Buffer {
  const samples = Math.round(seconds * 16_000);
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 2 * samples, 4);
  file.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 16_000],
    [28, 32_000],
    [40, 2 * samples],
  ] as const)
    file.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    file.writeUInt16LE(value, at);
  file.write('data', 36);
  for (let n = 0; n < samples; n++) file.writeInt16LE(Math.round(32_000 * sampleAt(n / 16_000)), 44 + 2 * n);
  return file;
}

test('what cannot be heard is said, a file is heard and answered, and nothing of it is sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.postDataBuffer() !== null) sent.push(request.url());
  });
  const small = { ...speech.defaults, task: 'digits', spoken: 'en', epochs: 2 };
  const lab = await openLab(page, 'zh-cn/applications/speech/', 'speech', small);
  const choose = (name: string, buffer: Buffer) =>
    lab.locator('input[type=file]').setInputFiles({ name, mimeType: 'audio/wav', buffer });

  // Nobody has allowed this browser its microphone.
  await lab.getByRole('button', { name: words.listening.off }).click();
  await expect(lab.getByText(words.problems.refused).or(lab.getByText(words.problems['no-microphone']))).toBeVisible();
  await choose(
    'silence.wav',
    wav(1, () => 0),
  );
  await expect(lab.getByText(words.problems.silent)).toBeVisible();
  await choose('picture.wav', Buffer.from('not a sound'));
  await expect(lab.getByText(words.problems['not-audio'])).toBeVisible();
  await choose(
    'long.wav',
    wav(61, (t) => Math.sin(400 * t)),
  );
  await expect(lab.getByText(words.problems['too-long'])).toBeVisible();
  await choose('large.wav', Buffer.alloc(20_000_001));
  await expect(lab.getByText(words.problems['too-large'])).toBeVisible();

  await choose(
    'tone.wav',
    wav(2, (t) => 0.5 * Math.sin(2 * Math.PI * 700 * t)),
  );
  await expect(lab.getByText(words.fromFile('tone.wav'))).toBeVisible();
  await pressByKeyboard(lab, frameStrings['zh-cn'].train);
  await expectState(lab, 'done');
  await expectNumber(lab, 'heard', (share) => share >= 0 && share <= 1);
  // Five of the ten digits are shown, the likeliest first.
  const shown = await lab.locator('.speech-bars output').allTextContents();
  expect(shown.map(Number)).toEqual(shown.map(Number).toSorted((a, b) => b - a));
  expect(Number(shown[0])).toBeGreaterThan(0.1);

  await pressByKeyboard(lab, words.next);
  await expect(lab.getByText(/^测试中答/)).toBeVisible();
  await expect(readout(lab, 'epoch')).toHaveText('2');
  expect(sent).toEqual([]);
});
