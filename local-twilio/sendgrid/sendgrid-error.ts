/** One thing that is wrong with a request, as SendGrid tells it. */
export interface Problem {
  message: string;
  /** Where in the body: `personalizations.0.to.0.email`. */
  field: string | null;
  /** A page of the documentation about it. */
  help: string | null;
}

/** An error as SendGrid's API answers it: `{errors: [{message, field, help}]}`. */
export class SendgridError extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor({
    status,
    problems,
    headers = {},
  }: {
    status: number;
    problems: readonly Problem[];
    headers?: Record<string, string>;
  }) {
    super(problems[0]?.message ?? 'SendGrid error');
    this.status = status;
    this.problems = problems;
    this.headers = headers;
  }

  toBody(): { errors: readonly Problem[] } {
    return { errors: this.problems };
  }
}

/** A refusal that is about no field. */
export function refusal(status: number, message: string): SendgridError {
  return new SendgridError({ status, problems: [{ message, field: null, help: null }] });
}

/** 501: SendGrid has this, the local Twilio does not; the message names what was asked. */
export function sendgridNotCovered(what: string): SendgridError {
  return refusal(
    501,
    `The local Twilio does not cover ${what}. What it covers of SendGrid is listed in docs/local-twilio.md.`,
  );
}
