import type { Exchange } from '../exchange';
import { createSid } from '../sids';
import type { ServerlessDeployment, ServerlessVersion } from '../state/serverless-records';
import type { Subject } from '../timeline';
import type { LogLevel } from './instance/messages';

/** How many lines are kept; the oldest go first. */
const keptLines = 5000;

/** The log of one run of a function: in its environment's logs, the timeline and the debugger. */
export class FunctionLog {
  readonly #exchange: Exchange;
  readonly #deployment: ServerlessDeployment;
  readonly #version: ServerlessVersion;
  readonly #subject: Subject;
  readonly #requestSid = createSid('RQ');

  constructor(parts: {
    exchange: Exchange;
    deployment: ServerlessDeployment;
    version: ServerlessVersion;
    subject: Subject;
  }) {
    this.#exchange = parts.exchange;
    this.#deployment = parts.deployment;
    this.#version = parts.version;
    this.#subject = parts.subject;
  }

  /** Keeps a line that the function wrote; warnings and errors are alerts as well (82004, 82005). */
  add(level: LogLevel, text: string): void {
    const { functionLogs } = this.#exchange.state;
    const { accountSid, serviceSid, environmentSid, buildSid, sid } = this.#deployment;
    functionLogs.insert({
      sid: createSid('NO'),
      accountSid,
      serviceSid,
      environmentSid,
      buildSid: buildSid ?? '',
      deploymentSid: sid,
      functionSid: this.#version.resourceSid,
      requestSid: this.#requestSid,
      level,
      message: text,
      dateCreated: this.#exchange.clock.now(),
    });
    if (functionLogs.size > keptLines) {
      const oldest = functionLogs.find(() => true);
      if (oldest) functionLogs.delete(oldest.sid);
    }
    this.#exchange.timeline.add(
      { kind: 'function-log', path: this.#version.path, level, text },
      this.#subject,
    );
    if (level !== 'info') this.raise(level === 'warn' ? 82004 : 82005, text);
  }

  /** Raises an alert of the Functions product, such as 82002 (status 5xx). */
  raise(errorCode: number, text: string): void {
    this.#exchange.alerts.raise({
      accountSid: this.#deployment.accountSid,
      errorCode,
      text: `${this.#version.path}: ${text}`,
      subject: this.#subject,
    });
  }
}
