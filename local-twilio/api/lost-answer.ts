import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ApiEffect } from '../faults';

/** The connection on which a request came in. */
export interface ApiConnection {
  outgoing: {
    destroy(): unknown;
    once(event: 'close', listener: () => void): unknown;
  };
}

/** Whether the request is done although its answer does not get through. */
export function isDone(effect: ApiEffect): boolean {
  return effect === 'answer-lost' || effect === 'answer-hangs';
}

/** Ends a request without an answer: the connection is closed, or nothing comes until the client gives up. */
export async function withoutAnswer(
  effect: ApiEffect,
  { outgoing }: ApiConnection,
): Promise<Response> {
  const hangs = effect === 'hangs' || effect === 'answer-hangs';
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve);
    if (!hangs) outgoing.destroy();
  });
  return RESPONSE_ALREADY_SENT;
}
