import { sound } from '../state/preferences';

/** Row and column frequencies (Hz) of the keypad. Source: ITU-T Q.23. */
const rows: Readonly<Record<string, number>> = {
  '1': 697,
  '2': 697,
  '3': 697,
  '4': 770,
  '5': 770,
  '6': 770,
  '7': 852,
  '8': 852,
  '9': 852,
  '*': 941,
  '0': 941,
  '#': 941,
};
const columns: Readonly<Record<string, number>> = {
  '1': 1209,
  '4': 1209,
  '7': 1209,
  '*': 1209,
  '2': 1336,
  '5': 1336,
  '8': 1336,
  '0': 1336,
  '3': 1477,
  '6': 1477,
  '9': 1477,
  '#': 1477,
};
const keyToneSeconds = 0.12;
const ringSeconds = 1.1;
const ringEveryMs = 3000;

let context: AudioContext | undefined;
let ringing: ReturnType<typeof setInterval> | undefined;

/** The tone of a key, when sound is on. */
export function playKeyTone(key: string): void {
  const row = rows[key];
  const column = columns[key];
  if (sound.value === 'off' || row === undefined || column === undefined) return;
  playTones([row, column], { seconds: keyToneSeconds, volume: 0.06 });
}

/** Rings softly until {@link stopRinging}. */
export function startRinging(): void {
  if (ringing !== undefined) return;
  const ring = (): void => playTones([440, 480], { seconds: ringSeconds, volume: 0.035 });
  ring();
  ringing = setInterval(ring, ringEveryMs);
}

export function stopRinging(): void {
  clearInterval(ringing);
  ringing = undefined;
}

function playTones(
  frequencies: readonly number[],
  { seconds, volume }: { seconds: number; volume: number },
): void {
  context ??= new AudioContext();
  const start = context.currentTime;
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(volume, start + 0.02);
  loudness.gain.setValueAtTime(volume, start + seconds - 0.04);
  loudness.gain.linearRampToValueAtTime(0, start + seconds);
  loudness.connect(context.destination);
  for (const frequency of frequencies) {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(loudness);
    tone.start(start);
    tone.stop(start + seconds);
  }
}
