/** How fast Twilio reads a text aloud. */
const charactersPerSecond = 15;
const shortestSpeechMs = 500;

/** How fast people talk, and the breath they take before. */
const personCharactersPerSecond = 10;
const personBreathMs = 1000;

/** Milliseconds that `<Say>` takes for a text. */
export function sayingMs(text: string): number {
  return Math.max(shortestSpeechMs, Math.round((text.length / charactersPerSecond) * 1000));
}

/** Characters of a text that are enough to recognise it. */
const recognisable = 40;

/** The end of spoken words, for the list of what is scheduled. */
export function hasBeenSaid(text: string): string {
  const beginning = text.slice(0, recognisable).replace(/[\s.,;:!?]+$/, '');
  const shown = text.length > recognisable ? `${beginning}…` : text;
  return `“${shown}” has been said`;
}

/** Milliseconds that a person takes to say a text: slower than a machine, and a breath before. */
export function personSpeakingMs(text: string): number {
  return personBreathMs + Math.round((text.length / personCharactersPerSecond) * 1000);
}
