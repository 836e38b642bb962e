import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import type { Decision, PersonConsent } from './consent';

/** How we know what a person wants. */
export type ConsentSource =
  /** A word they sent: STOP, START, ALTO … */
  | 'keyword'
  /** Twilio refused a message because of a STOP that we did not see (21610). */
  | 'carrier-refusal'
  /** The link in a mail, or a complaint about one. */
  | 'mail-unsubscribe'
  /** A system of the business, by the signed API. */
  | 'web-form'
  | 'paper'
  | 'phone-call'
  | 'in-person'
  | 'import';

/** One entry of the ledger. */
export interface ConsentEvent extends Decision {
  source: ConsentSource;
  /** What proves it: the word, the form's address and version, the error code. */
  evidence: string | undefined;
  decidedAt: Date;
}

/**
 * What each of these people has said, also those who never said anything.
 * @param people E.164
 */
export async function consentsFor({
  queries,
  business,
  people,
}: {
  queries: Queries;
  business: Pick<Business, 'id'>;
  people: readonly string[];
}): Promise<Map<string, PersonConsent>> {
  if (people.length === 0) return new Map();
  const rows = await queries
    .selectFrom('consents')
    .select(['person', 'sender', 'purpose', 'decision'])
    .where('person', 'in', [...new Set(people)])
    .where('business_id', '=', business.id)
    .execute();
  const contacts = await queries
    .selectFrom('contacts')
    .select(['customer_address', 'last_inbound_at'])
    .where('customer_address', 'in', [...new Set(people.map((person) => `whatsapp:${person}`))])
    .where('business_id', '=', business.id)
    .execute();
  const lastWhatsApp = new Map(
    contacts.map((contact) => [contact.customer_address, contact.last_inbound_at]),
  );
  const decisions = new Map<string, Decision[]>(people.map((person) => [person, []]));
  for (const { person, ...decision } of rows) decisions.get(person)?.push(decision);
  return new Map(
    [...decisions].map(([person, said]) => [
      person,
      { decisions: said, lastWhatsAppAt: lastWhatsApp.get(`whatsapp:${person}`) },
    ]),
  );
}

/**
 * Writes what a person said into the ledger, and makes it what holds unless something later is known.
 * Saying the same again, by the same way and proof, changes nothing.
 * @param person E.164
 * @returns whether the ledger has a new entry
 */
export async function recordConsent({
  transaction,
  business,
  person,
  event: { sender, purpose, decision, source, evidence, decidedAt },
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  person: string;
  event: ConsentEvent;
}): Promise<boolean> {
  const key = { person, business_id: business.id, sender, purpose };
  const said = { decision, source, decided_at: decidedAt };
  // First what holds, because writing it makes others wait who write about the same.
  await transaction
    .insertInto('consents')
    .values({ ...key, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['person', 'business_id', 'sender', 'purpose'])
        .doUpdateSet(said)
        .where('consents.decided_at', '<=', decidedAt),
    )
    .execute();
  const last = await transaction
    .selectFrom('consent_events')
    .select(['decision', 'source', 'evidence'])
    .where('person', '=', person)
    .where('business_id', '=', business.id)
    .where('sender', '=', sender)
    .where('purpose', '=', purpose)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isRepeated =
    last?.decision === decision &&
    last.source === source &&
    (last.evidence ?? undefined) === evidence;
  if (isRepeated) return false;
  await transaction
    .insertInto('consent_events')
    .values({ ...key, ...said, evidence: evidence ?? null })
    .execute();
  return true;
}

/**
 * Twilio refused a message because the person has sent STOP to this sender (21610): from now on we
 * know it ourselves.
 */
export async function recordCarrierRefusal({
  transaction,
  business,
  person,
  sender,
  now,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  /** E.164 */
  person: string;
  /** Our address that was refused. */
  sender: string;
  now: Date;
}): Promise<void> {
  await recordConsent({
    transaction,
    business,
    person,
    event: {
      sender,
      purpose: '*',
      decision: 'refused',
      source: 'carrier-refusal',
      evidence: 'Twilio error 21610',
      decidedAt: now,
    },
  });
}

/** The ledger of one person, newest first. */
export async function consentHistory({
  queries,
  business,
  person,
  limit,
}: {
  queries: Queries;
  business: Pick<Business, 'id'>;
  person: string;
  limit: number;
}): Promise<Array<Decision & { source: string; evidence: string | null; decided_at: Date }>> {
  return await queries
    .selectFrom('consent_events')
    .select(['sender', 'purpose', 'decision', 'source', 'evidence', 'decided_at'])
    .where('person', '=', person)
    .where('business_id', '=', business.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** What holds for one person of exactly these senders and this purpose, and how it was said. */
export async function consentHolding({
  queries,
  business,
  person,
  senders,
  purpose,
}: {
  queries: Queries;
  business: Pick<Business, 'id'>;
  person: string;
  senders: readonly string[];
  purpose: string;
}): Promise<Array<{ sender: string; decision: 'agreed' | 'refused'; source: string }>> {
  return await queries
    .selectFrom('consents')
    .select(['sender', 'decision', 'source'])
    .where('person', '=', person)
    .where('business_id', '=', business.id)
    .where('sender', 'in', senders)
    .where('purpose', '=', purpose)
    .execute();
}
