import { type Language, languages } from '../messaging/templates/message-template';

/** The first stored value that is a language we have words in, else English. */
export function firstLanguage(...stored: ReadonlyArray<string | null | undefined>): Language {
  return stored.map(languageIn).find((language) => language !== undefined) ?? 'en';
}

/** A stored value as a language, when it is one that we have words in. */
export function languageIn(stored: string | null | undefined): Language | undefined {
  return languages.find((language) => language === stored);
}
