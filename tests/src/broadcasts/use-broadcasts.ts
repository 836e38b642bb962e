import { answerBroadcastRequest } from '../../../src/broadcasts/answer-request';
import { broadcastRequest } from '../../../src/broadcasts/broadcast-request';
import { askAsPartner } from '../ask-as-partner';
import { maya, tom } from '../front-office';
import type { useFrontOffice } from '../use-front-office';

export const tomorrow = '2026-11-21T15:00:00Z';
export const message = {
  template: 'offer',
  variables: { text: 'Flu shots are here.' },
  recipients: [
    { phoneNumber: maya },
    { phoneNumber: tom, variables: { text: 'Han llegado las vacunas.' }, language: 'es' },
  ],
};
export const picture = {
  url: 'https://example.com/a.png',
  contentType: 'image/png',
  bytes: 80_000,
};
export const create = { action: 'create', reference: 'flu-2026', sendAt: tomorrow, ...message };

/** A number for each, from the United Kingdom's and North America's ranges for fiction. */
export function people(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    index < 1_000
      ? `+447700900${String(index).padStart(3, '0')}`
      : `+1${200 + Math.floor((index - 1_000) / 100)}55501${String(index % 100).padStart(2, '0')}`,
  );
}

/** What the business's own system does with a front office's broadcasts. */
export function useBroadcasts(office: ReturnType<typeof useFrontOffice>) {
  function ask(body: object): Promise<{ status: number; body: unknown }> {
    return askAsPartner({
      app: office.app,
      path: '/broadcasts',
      input: broadcastRequest,
      answer: answerBroadcastRequest,
      body,
      largestBody: 4 * 1024 * 1024,
    });
  }

  /** The messages that are written. */
  function outbox(): Promise<unknown[]> {
    return office.app.database
      .selectFrom('outbox')
      .select([
        'recipient',
        'template',
        'purpose',
        'variables',
        'language',
        'priority',
        'state',
        'earliest_at',
        'latest_at',
      ])
      .orderBy('recipient')
      .execute();
  }

  return { ask, outbox };
}
