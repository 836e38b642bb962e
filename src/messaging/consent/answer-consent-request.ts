import type { App } from '../../platform/app';
import { AppError } from '../../platform/errors';
import type { PartnerAnswer } from '../../platform/gates/partner-event';
import { type Channel, channelOfAddress, channelsOf } from '../channel';
import { dispatch } from '../dispatch';
import { takeOffChannel } from '../outbox';
import { sendersOf } from '../senders/sender-store';
import { everySenderOf } from './consent';
import type { ConsentRequest } from './consent-request';
import { consentHistory, consentsFor, recordConsent } from './consent-store';

/** More entries than anybody reads. */
const longestHistory = 200;

/** What the business's own systems say and ask about people's consent. */
export async function answerConsentRequest(
  request: ConsentRequest,
  app: App,
): Promise<PartnerAnswer> {
  switch (request.action) {
    case 'set':
      return await setConsent({ request, app });
    case 'list':
      return await listConsent({ person: request.person, app });
  }
}

async function setConsent({
  request: { person, sender, purpose, decision, how, evidence, at },
  app,
}: {
  request: Extract<ConsentRequest, { action: 'set' }>;
  app: App;
}): Promise<PartnerAnswer> {
  const now = app.clock.now();
  if (at !== undefined && at > now) {
    throw new AppError(
      'time_in_future',
      422,
      'Give "at" as a time that has passed, or leave it out.',
    );
  }
  const isNew = await app.database.transaction().execute(async (transaction) => {
    const business = await app.business(transaction);
    const senders = await sendersOf({ queries: transaction, business });
    const isKnown = sender.endsWith('*') || senders.some(({ address }) => address === sender);
    if (!isKnown) {
      throw new AppError('sender_unknown', 422, 'Name an address that the business sends from.');
    }
    const event = { sender, purpose, decision, source: how, evidence, decidedAt: at ?? now };
    const recorded = await recordConsent({ transaction, business, person, event });
    if (recorded && decision === 'refused') {
      for (const channel of channelsOfSender(sender)) {
        await takeOffChannel({ transaction, business, person, channel, now });
      }
    }
    return recorded;
  });
  // What waits in Twilio's schedule is taken back there, and decided about anew.
  if (isNew && decision === 'refused') await dispatch(app);
  return { status: isNew ? 201 : 200, body: { person, sender, purpose, decision } };
}

/** Of which channels a sender is: one of our addresses, all of a channel (`sms:*`), or all (`*`). */
function channelsOfSender(sender: string): Channel[] {
  if (!sender.endsWith('*')) return [channelOfAddress(sender)];
  const all = channelsOf({ kind: 'by-opt-in' });
  return sender === '*' ? all : all.filter((channel) => everySenderOf(channel) === sender);
}

async function listConsent({ person, app }: { person: string; app: App }): Promise<PartnerAnswer> {
  const business = await app.business();
  const asked = { queries: app.database, business };
  const consents = await consentsFor({ ...asked, people: [person] });
  const history = await consentHistory({ ...asked, person, limit: longestHistory });
  return {
    status: 200,
    body: {
      person,
      consents: consents.get(person)?.decisions ?? [],
      history: history.map(({ source, decided_at, ...event }) => ({
        ...event,
        how: source,
        at: decided_at,
      })),
    },
  };
}
