import { createWav, wavDurationMs } from '../../../../local-twilio/voice/audio/wav';

/** A chunk of a RIFF file, with the byte that fills it up to an even length. */
function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function riff(...chunks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...chunks]);
}

/** 8,000 bytes a second. */
const format = Buffer.alloc(16);
format.writeUInt32LE(8000, 8);

test.each([
  ['a short text', Buffer.from('Hi'), undefined],
  [
    'a long text',
    Buffer.from('Not a WAV file, but a text that is long enough to be one.'),
    undefined,
  ],
  ['another RIFF file', Buffer.from('RIFF\0\0\0\0AVI LIST0000'), undefined],
  ['a file without data', riff(chunk('fmt ', format)), undefined],
  ['a file without format', riff(chunk('data', Buffer.alloc(800))), undefined],
  ['the usual file', riff(chunk('fmt ', format), chunk('data', Buffer.alloc(4000))), 500],
  [
    'a file with an odd chunk before its data',
    riff(chunk('fmt ', format), chunk('LIST', Buffer.alloc(7)), chunk('data', Buffer.alloc(4000))),
    500,
  ],
  [
    'a file that says more than it has',
    riff(chunk('fmt ', format), chunk('data', Buffer.alloc(4000)).subarray(0, 808)),
    100,
  ],
])('the length of %s', (_, file, ms) => {
  expect(wavDurationMs(file)).toBe(ms);
});

test.each([1, 2])(
  'a file of %d channels has its length, and tones where they belong',
  (channels) => {
    const spoken = Array.from({ length: channels }, (_, channel) =>
      channel === channels - 1 ? [{ fromMs: 500, toMs: 1000 }] : [],
    );
    const file = createWav({ durationMs: 1500, spoken });
    expect(wavDurationMs(file)).toBe(1500);
    expect(file.length).toBe(44 + 1500 * 16 * channels);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    const isSilent = (channel: number, fromMs: number, toMs: number): boolean => {
      for (let frame = fromMs * 8; frame < toMs * 8; frame += 1) {
        if (file.readInt16LE(44 + (frame * channels + channel) * 2) !== 0) return false;
      }
      return true;
    };
    const last = channels - 1;
    expect(isSilent(last, 0, 500)).toBe(true);
    expect(isSilent(last, 500, 1000)).toBe(false);
    expect(isSilent(last, 1000, 1500)).toBe(true);
    if (last > 0) expect(isSilent(0, 0, 1500)).toBe(true);
  },
);
