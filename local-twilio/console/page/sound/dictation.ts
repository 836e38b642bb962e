/** The part of the browsers' speech recognition that is used; TypeScript's DOM library lacks it. */
interface Recognition {
  lang: string;
  start(): void;
  stop(): void;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
}

declare global {
  interface Window {
    webkitSpeechRecognition?: new () => Recognition;
  }
}

/** Whether this browser can turn speech into text. */
export function canDictate(): boolean {
  return window.webkitSpeechRecognition !== undefined;
}

/** Listens to the microphone for one utterance. Answers how to stop early. */
export function dictate(handlers: {
  onText: (text: string) => void;
  onEnd: () => void;
}): () => void {
  const Recogniser = window.webkitSpeechRecognition;
  if (!Recogniser) return () => {};
  const recognition = new Recogniser();
  recognition.lang = 'en-US';
  recognition.onresult = ({ results }) => {
    const text = results[0]?.[0]?.transcript;
    if (text) handlers.onText(text);
  };
  recognition.onend = handlers.onEnd;
  recognition.start();
  return () => recognition.stop();
}
