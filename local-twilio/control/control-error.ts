/**
 * A refusal of the control API: `{error: {code, message, field?}}` with an HTTP status. Codes are
 * stable; `field` names the part of the body that the message is about.
 */
export class ControlError extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;

  constructor(parts: { code: string; status: number; message: string; field?: string }) {
    super(parts.message);
    this.code = parts.code;
    this.status = parts.status;
    this.field = parts.field;
  }

  toResponse(): Response {
    return Response.json(
      { error: { code: this.code, message: this.message, field: this.field } },
      { status: this.status },
    );
  }
}
