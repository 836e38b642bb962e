/** An error as Twilio's REST API answers it. */
export class ApiError extends Error {
  readonly status: number;
  /** Twilio's error code ("Error and Warning Dictionary"). */
  readonly code: number;

  constructor({ status = 400, code, message }: { status?: number; code: number; message: string }) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The JSON body: code, message, more_info and status. */
  toBody(): { code: number; message: string; more_info: string; status: number } {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** 404, code 20404: no such resource at this path. */
export function notFound(path: string): ApiError {
  return new ApiError({
    status: 404,
    code: 20404,
    message: `The requested resource ${path} was not found`,
  });
}

/** 501: Twilio has this, the local Twilio does not; the message names what was asked. */
export function notCovered(what: string): ApiError {
  return new ApiError({
    status: 501,
    code: 20501,
    message: `The local Twilio does not cover ${what}. What it covers is listed in docs/local-twilio.md.`,
  });
}
