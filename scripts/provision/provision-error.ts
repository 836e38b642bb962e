/** Why provisioning cannot go on; the message says what to do. */
export class ProvisionError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
