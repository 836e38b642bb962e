export type MessagingErrorCode = 'address_invalid' | 'number_unknown' | 'button_unknown';

/** A text that a phone cannot send. */
export class MessagingError extends Error {
  readonly code: MessagingErrorCode;

  constructor(code: MessagingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
