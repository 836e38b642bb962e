import type { App } from '../../platform/app';
import { describeError } from '../../platform/errors';
import type { ListedMessage } from '../../platform/twilio-messages';
import { type Attempt, knownMessages, unansweredAttempts } from './attempt-store';
import { digestOfText } from './body-digest';
import { takeBack } from './cancel-scheduled';
import type { OutboxRow } from './outbox-row';

/** An attempt of which no answer came, and what Twilio knows of it. */
export type Found =
  | { kind: 'taken'; row: OutboxRow; attempt: Attempt; sid: string; status: string }
  | { kind: 'never-taken'; row: OutboxRow; attempt: Attempt | undefined };

/** ms: Twilio gives its times in whole seconds, and clocks differ a little. */
const clockDifference = 5_000;

/**
 * Looks whether attempts that ended without an answer (a crash, a lost connection, a 5xx) have reached
 * Twilio all the same: in its list of messages, where a message is known again by its recipient, its
 * sender, its time and its text. One that cannot be looked up is left as it is, for the next run.
 *
 * What waits in Twilio's schedule cannot be told from another with the same words, for Twilio does not
 * say when it will go out: of two reminders of one appointment, the later might pass for the earlier.
 * It is taken back there and scheduled anew.
 *
 * A mail cannot be looked up. Its events tell of it, and when none came until now, it is sent again:
 * with the same Message-ID, by which mail programs show it once.
 */
export async function findUnanswered({
  app,
  rows,
}: {
  app: App;
  rows: readonly OutboxRow[];
}): Promise<Found[]> {
  if (rows.length === 0) return [];
  const outboxIds = rows.map(({ id }) => id);
  const attempts = await unansweredAttempts({ queries: app.database, outboxIds });
  const found: Found[] = [];
  // Two rows of one person may look for the same message: what one has taken is no longer free.
  const taken = new Set<string>();
  for (const row of rows) {
    const attempt = attempts.get(row.id);
    if (!attempt || attempt.channel === 'email') {
      found.push({ kind: 'never-taken', row, attempt });
      continue;
    }
    try {
      const message = await lookUp({ app, attempt, taken });
      if (message) taken.add(message.sid);
      if (message?.status === 'scheduled') {
        const outcome = await takeBack({ app, sid: message.sid });
        if (outcome === 'cancelled') found.push({ kind: 'never-taken', row, attempt });
        if (outcome !== 'too-late') continue;
      }
      found.push(
        message
          ? { kind: 'taken', row, attempt, sid: message.sid, status: message.status }
          : { kind: 'never-taken', row, attempt },
      );
    } catch (error) {
      app.log.warn('message_not_looked_up', describeError(error));
    }
  }
  return found;
}

async function lookUp({
  app,
  attempt,
  taken,
}: {
  app: App;
  attempt: Attempt & { attemptedAt: Date };
  taken: ReadonlySet<string>;
}): Promise<ListedMessage | undefined> {
  const since = new Date(attempt.attemptedAt.getTime() - clockDifference);
  const listed = await app.messages.listTo({ to: attempt.to, since });
  const sids = listed.map(({ sid }) => sid);
  const known = await knownMessages({ queries: app.database, to: attempt.to, sids });
  const free = listed.filter(
    ({ sid, status }) => status !== 'canceled' && !known.has(sid) && !taken.has(sid),
  );
  // A message by a Messaging Service has no sender yet while it waits.
  const ofSender = free.filter(({ from }) => from === undefined || from === attempt.sender);
  const same = ofSender.find(({ body }) => digestOfText(body) === attempt.bodyDigest);
  // WhatsApp's templates are filled in by WhatsApp, so their text may differ from ours.
  return same ?? (attempt.channel === 'whatsapp' ? ofSender[0] : undefined);
}
