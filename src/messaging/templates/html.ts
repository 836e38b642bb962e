import type { Language } from './message-template';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A mail's HTML, made from its text: paragraphs and links, everything else escaped, so that what a
 * customer is called or has written stays text.
 */
export function htmlOf({ text, language }: { text: string; language: Language }): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(escaped(paragraph)).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html lang="${language}"><body>${paragraphs.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Links https addresses; a full stop or bracket after one does not belong to it. */
function linked(html: string): string {
  return html.replace(
    /https:\/\/[^\s<>]+?(?=(?:[.,;:!?)]|&quot;|&#39;|&gt;|&lt;)*(?:\s|$))/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
}
