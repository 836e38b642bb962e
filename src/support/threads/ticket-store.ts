import { expressionBuilder, type Selectable, type Transaction } from 'kysely';
import { type Language, languageFor } from '../../messaging/templates/message-template';
import type { Tables } from '../../platform/database/tables';
import type { Ticket } from './ticket';

const ticketColumns = [
  'number',
  'customer_address',
  'customer_name',
  'language',
  'state',
  'closed_because',
  'closed_at',
  'assigned_to',
  'assigned_name',
  'opened_at',
  'last_activity_at',
  'last_customer_text_at',
  'last_staff_text_at',
] as const;

/** Opens a ticket for somebody who has none open. */
export async function insertTicket({
  transaction,
  businessId,
  customerAddress,
  customerName,
  language,
  sourceMessageSid,
  request,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
  customerName: string | undefined;
  language: Language;
  sourceMessageSid: string;
  request: string;
  now: Date;
}): Promise<Ticket> {
  const row = await transaction
    .insertInto('support_tickets')
    .values({
      business_id: businessId,
      customer_address: customerAddress,
      customer_name: customerName ?? null,
      language,
      source_message_sid: sourceMessageSid,
      request,
      state: 'open',
      created_at: now,
      opened_at: now,
      last_activity_at: now,
      last_customer_text_at: now,
    })
    .returning(ticketColumns)
    .executeTakeFirstOrThrow();
  return readTicket(row);
}

/** Whether an address has an open ticket; for a statement from `businesses`. */
export function hasOpenTicket({ customerAddress }: { customerAddress: string }) {
  const from = expressionBuilder<Tables, 'businesses'>();
  return from.exists(
    from
      .selectFrom('support_tickets')
      .select('support_tickets.number')
      .where('support_tickets.customer_address', '=', customerAddress)
      .whereRef('support_tickets.business_id', '=', 'businesses.id')
      .where('support_tickets.state', '=', 'open'),
  );
}

/** The latest ticket of an address, open or closed, locked until the transaction ends. */
export async function lockLastTicketOf({
  transaction,
  businessId,
  customerAddress,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
}): Promise<Ticket | undefined> {
  const row = await transaction
    .selectFrom('support_tickets')
    .select(ticketColumns)
    .where('customer_address', '=', customerAddress)
    .where('business_id', '=', businessId)
    // An old thread that staff have opened again comes before later ones that are closed.
    .orderBy('state', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && readTicket(row);
}

/** The ticket that staff name, locked until the transaction ends: of two who take it, one is first. */
export async function lockTicket({
  transaction,
  businessId,
  number,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  number: number;
}): Promise<Ticket | undefined> {
  const row = await transaction
    .selectFrom('support_tickets')
    .select(ticketColumns)
    .where('business_id', '=', businessId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  return row && readTicket(row);
}

/** Open tickets, the oldest first: of the whole business, or those that one phone has taken. */
export async function openTickets({
  transaction,
  businessId,
  assignedTo,
  limit,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  /** E.164. */
  assignedTo?: string;
  limit: number;
}): Promise<Ticket[]> {
  let query = transaction
    .selectFrom('support_tickets')
    .select(ticketColumns)
    .where('business_id', '=', businessId)
    .where('state', '=', 'open');
  if (assignedTo !== undefined) query = query.where('assigned_to', '=', assignedTo);
  const rows = await query.orderBy('number').limit(limit).execute();
  return rows.map(readTicket);
}

/** Keeps what has changed in a ticket, and that something has. */
export async function saveTicket({
  transaction,
  businessId,
  ticket,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  ticket: Ticket;
  now: Date;
}): Promise<void> {
  await transaction
    .updateTable('support_tickets')
    .set({
      state: ticket.state,
      closed_because: ticket.closedBecause ?? null,
      closed_at: ticket.closedAt ?? null,
      assigned_to: ticket.assigned?.phoneNumber ?? null,
      assigned_name: ticket.assigned?.name ?? null,
      opened_at: ticket.openedAt,
      last_activity_at: now,
      last_customer_text_at: ticket.lastCustomerTextAt,
      last_staff_text_at: ticket.lastStaffTextAt ?? null,
    })
    .where('business_id', '=', businessId)
    .where('customer_address', '=', ticket.customerAddress)
    .where('number', '=', ticket.number)
    .execute();
}

function readTicket(row: Pick<TicketRow, (typeof ticketColumns)[number]>): Ticket {
  return {
    number: row.number,
    customerAddress: row.customer_address,
    customerName: row.customer_name ?? undefined,
    language: languageFor([row.language]),
    state: row.state,
    closedBecause: row.closed_because ?? undefined,
    closedAt: row.closed_at ?? undefined,
    assigned:
      row.assigned_to === null || row.assigned_name === null
        ? undefined
        : { phoneNumber: row.assigned_to, name: row.assigned_name },
    openedAt: row.opened_at,
    lastActivityAt: row.last_activity_at,
    lastCustomerTextAt: row.last_customer_text_at,
    lastStaffTextAt: row.last_staff_text_at ?? undefined,
  };
}

type TicketRow = Selectable<Tables['support_tickets']>;
