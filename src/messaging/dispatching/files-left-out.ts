import { htmlOf } from '../templates/html';
import type { Language } from '../templates/message-template';
import { longestBody, type RenderedMessage } from '../templates/render';

const notes: Record<Language, (count: number) => string> = {
  en: (count) => `(${count} ${count === 1 ? 'file' : 'files'} not sent)`,
  es: (count) => `(${count} ${count === 1 ? 'archivo no enviado' : 'archivos no enviados'})`,
};

/**
 * A message without its files, saying so: a person who hears that something is missing can ask for it.
 * The words of a registered WhatsApp template cannot say more than was registered.
 * @param count of the files; 0 changes nothing
 */
export function withFilesLeftOut({
  message,
  language,
  count,
}: {
  message: RenderedMessage;
  language: Language;
  count: number;
}): RenderedMessage {
  if (count === 0) return message;
  const note = notes[language](count);
  switch (message.channel) {
    case 'sms':
      return { ...message, body: appended(message.body, note) };
    case 'whatsapp':
      return message.content ? message : { ...message, body: appended(message.body, note) };
    case 'email': {
      const text = appended(message.text, note);
      return { ...message, text, html: htmlOf({ text, language }) };
    }
  }
}

function appended(words: string, note: string): string {
  const room = longestBody - note.length - 1;
  const kept = words.length <= room ? words : `${words.slice(0, room - 3)}...`;
  return `${kept} ${note}`.trim();
}
