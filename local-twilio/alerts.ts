import type { Clock } from './clock/clock';
import { errorNamed } from './error-dictionary';
import { createSid } from './sids';
import type { State } from './state/state';
import type { Subject, Timeline } from './timeline';

/** What went wrong, for the debugger. */
export interface Problem {
  accountSid: string;
  /** Twilio's error code. */
  errorCode: number;
  text: string;
  subject: Subject;
  request?: { method: string; url: string; parameters: Readonly<Record<string, string>> };
  response?: { headers: Record<string, string>; body: string };
}

/** Twilio's debugger: keeps each error and warning as a Monitor Alert and shows it in the timeline. */
export class Alerts {
  readonly #state: State;
  readonly #timeline: Timeline;
  readonly #clock: Clock;

  constructor({ state, timeline, clock }: { state: State; timeline: Timeline; clock: Clock }) {
    this.#state = state;
    this.#timeline = timeline;
    this.#clock = clock;
  }

  raise(problem: Problem): void {
    const { title, level } = errorNamed(problem.errorCode);
    const sid = createSid('NO');
    this.#state.alerts.insert({
      sid,
      accountSid: problem.accountSid,
      errorCode: problem.errorCode,
      logLevel: level,
      alertText: problem.text,
      moreInfo: `https://www.twilio.com/docs/api/errors/${problem.errorCode}`,
      resourceSid: problem.subject.callSid ?? problem.subject.messageSid ?? null,
      serviceSid: null,
      requestMethod: problem.request?.method ?? null,
      requestUrl: problem.request?.url ?? null,
      requestVariables: problem.request
        ? new URLSearchParams({ ...problem.request.parameters }).toString()
        : null,
      responseBody: problem.response?.body ?? null,
      responseHeaders: problem.response
        ? new URLSearchParams(problem.response.headers).toString()
        : null,
      dateCreated: this.#clock.now(),
    });
    this.#timeline.add(
      {
        kind: 'alert',
        alertSid: sid,
        errorCode: problem.errorCode,
        level,
        title,
        text: problem.text,
      },
      problem.subject,
    );
  }
}
