/** Telephone quality: 8,000 samples a second of 16 bits. */
const samplesPerSecond = 8000;
const bytesPerSample = 2;
const headerBytes = 44;

/** A time within a recording in which somebody speaks (ms from its start). */
export interface SpokenSpan {
  fromMs: number;
  toMs: number;
}

/** A quiet, voice-like tone stands for speech, silence for the rest. */
const toneHertz = 180;
const tonePeak = 2600;
const syllablesPerSecond = 4;

/**
 * Makes a WAV file of a length in which a tone sounds wherever somebody speaks. `spoken` has the
 * spans of each channel.
 */
export function createWav({
  durationMs,
  spoken,
}: {
  durationMs: number;
  spoken: ReadonlyArray<readonly SpokenSpan[]>;
}): Buffer {
  const samples = sampleAt(durationMs);
  const channels = Math.max(1, spoken.length);
  const dataBytes = samples * channels * bytesPerSample;
  const file = Buffer.alloc(headerBytes + dataBytes);
  writeHeader({ file, dataBytes, channels });
  for (const [channel, spans] of spoken.entries()) {
    for (const { fromMs, toMs } of spans) {
      const last = Math.min(samples, sampleAt(toMs));
      for (let sample = Math.max(0, sampleAt(fromMs)); sample < last; sample += 1) {
        const place = headerBytes + (sample * channels + channel) * bytesPerSample;
        file.writeInt16LE(voiceLike(sample), place);
      }
    }
  }
  return file;
}

/** The length of a WAV file by its header (ms); `undefined` for what is none. */
export function wavDurationMs(file: Buffer): number | undefined {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (file.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= file.length) bytesPerSecond = file.readUInt32LE(at + 16);
    if (name === 'data' && bytesPerSecond > 0) {
      return Math.round((Math.min(length, file.length - at - 8) / bytesPerSecond) * 1000);
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function sampleAt(ms: number): number {
  return Math.round((ms * samplesPerSecond) / 1000);
}

/** A low tone with one overtone, that swells and fades like syllables. */
function voiceLike(sample: number): number {
  const seconds = sample / samplesPerSecond;
  const turn = 2 * Math.PI * toneHertz * seconds;
  const loudness = Math.abs(Math.sin(Math.PI * syllablesPerSecond * seconds));
  return Math.round(tonePeak * loudness * (0.7 * Math.sin(turn) + 0.3 * Math.sin(2 * turn)));
}

function writeHeader({
  file,
  dataBytes,
  channels,
}: {
  file: Buffer;
  dataBytes: number;
  channels: number;
}): void {
  const bytesPerFrame = bytesPerSample * channels;
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond * bytesPerFrame, 28);
  file.writeUInt16LE(bytesPerFrame, 32);
  file.writeUInt16LE(8 * bytesPerSample, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
}
