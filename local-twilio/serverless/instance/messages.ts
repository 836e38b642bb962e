import type { Pace } from '../../clock/clock';
import type { Visibility } from '../../state/serverless-records';

/*
 * What a host and its instances say to each other. Both ends are built together and nobody else has
 * the channel, so a message is recognised by its kind; a schema library would cost each instance a
 * tenth of its start.
 */

/** A function or asset, as an instance knows it. */
export interface InstanceRoute {
  path: string;
  /** Relative to the build's folder. */
  file: string;
  access: Visibility;
}

/** What an instance is told first: the build that it is to run. */
export interface InstanceSetup {
  kind: 'setup';
  /** Where the build's files lie. */
  folder: string;
  domainName: string;
  /** The functions' `context`: the environment's variables and what the platform adds. */
  context: Record<string, string>;
  /** Names of the packages that the build declares. */
  dependencies: string[];
  routes: { functions: InstanceRoute[]; assets: InstanceRoute[] };
}

/** A request for a function, on its way to an instance. */
export interface InstanceRequest {
  kind: 'request';
  id: number;
  method: string;
  /** Path and query. */
  target: string;
  /** Names and values in turn, as Node's `rawHeaders`. */
  rawHeaders: string[];
  bodyBase64: string;
  /** The local Twilio's time (epoch ms). */
  now: number;
  pace: Pace;
}

export type LogLevel = 'info' | 'warn' | 'error';

/** What an instance says. */
export type InstanceMessage =
  | { kind: 'ready' }
  | {
      kind: 'answer';
      id: number;
      status: number;
      headers: Array<[name: string, value: string]>;
      bodyBase64: string;
    }
  | { kind: 'log'; level: LogLevel; text: string }
  /** The last words of an instance that is about to end because of an uncaught error. */
  | { kind: 'crash'; text: string };

/** Whether a message of the channel is one for an instance. */
export function isInstanceOrder(message: unknown): message is InstanceSetup | InstanceRequest {
  return hasKind(message, ['setup', 'request']);
}

/** Whether a message of the channel is one of an instance. */
export function isInstanceMessage(message: unknown): message is InstanceMessage {
  return hasKind(message, ['ready', 'answer', 'log', 'crash']);
}

function hasKind(message: unknown, kinds: readonly string[]): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    typeof message.kind === 'string' &&
    kinds.includes(message.kind)
  );
}
