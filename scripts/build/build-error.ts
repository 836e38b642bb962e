/** Why a build or a deploy is refused; the message says what to do. */
export class BuildError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
