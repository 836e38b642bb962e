/** Why a deploy did not happen; the message says what to do. */
export class DeployError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
