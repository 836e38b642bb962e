import type { Business } from '../../platform/business';
import type { Channel } from '../channel';
import { consentTo } from '../consent/consent';
import { errorCoded } from '../error-codes';
import { mediaProblem } from '../media-rules';
import { type Purpose, purposes } from '../purpose';
import type { WhatsAppRegistrations } from '../registrations/registration-store';
import { chooseSender, type SenderChoice } from '../senders/choose-sender';
import { india, missingForIndia } from '../senders/india';
import type { Sender } from '../senders/sender';
import { templateNamed } from '../templates/index';
import { type Language, languageFor, type MessageTemplate } from '../templates/message-template';
import { type RenderedMessage, renderMessage } from '../templates/render';
import { withFilesLeftOut } from './files-left-out';
import { mediaOf, type OutboxFile, type OutboxRow, variablesOf } from './outbox-row';
import type { Recipient } from './recipient-store';

/** By which channel, from where and in which words a message goes out. */
export interface Route {
  channel: Channel;
  channelIndex: number;
  /** The person's address on the channel. */
  to: string;
  sender: Sender;
  message: RenderedMessage;
  template: MessageTemplate;
  language: Language;
  /** What goes along. */
  files: readonly OutboxFile[];
}

/** Everything that choosing needs to know of the business. */
export interface Means {
  business: Business;
  senders: readonly Sender[];
  whatsapp: WhatsAppRegistrations;
  india: (which: {
    template: MessageTemplate;
    language: Language;
  }) => { registeredText: string | undefined } | undefined;
}

interface Asked {
  row: OutboxRow;
  recipient: Recipient;
  means: Means;
  files: readonly OutboxFile[];
  now: Date;
}

/** Why a channel cannot be used. */
interface Obstacle {
  kind: 'obstacle';
  code: string;
}

/**
 * The first channel of the row's plan, from the present one on, that the person takes and that we can
 * serve. When there is none, the obstacle that says most is told. Where no channel carries the files, the
 * words go without them, and say so; of a broadcast they stay, for its status to tell.
 */
export async function chooseRoute({
  row,
  recipient,
  means,
  now,
}: {
  row: OutboxRow;
  recipient: Recipient;
  means: Means;
  now: Date;
}): Promise<({ kind: 'route' } & Route) | Obstacle> {
  const found = await firstRoute({ row, recipient, means, files: filesFor(row), now });
  const mayLeaveOut = found.kind === 'obstacle' && row.media !== null && row.broadcast_id === null;
  return mayLeaveOut ? firstRoute({ row, recipient, means, files: [], now }) : found;
}

/** The files of a row; none any more after they were refused. */
function filesFor(row: OutboxRow): readonly OutboxFile[] {
  return errorCoded(row.error_code)?.class === 'files-refused' ? [] : mediaOf(row);
}

async function firstRoute({
  row,
  recipient,
  means,
  files,
  now,
}: Asked): Promise<({ kind: 'route' } & Route) | Obstacle> {
  let first: Obstacle | undefined;
  for (let index = row.channel_index; index < row.channels.length; index += 1) {
    const channel = channelNamed(row.channels[index]);
    if (!channel) continue;
    const found = await routeBy({
      channel,
      channelIndex: index,
      row,
      recipient,
      means,
      files,
      now,
    });
    if (found.kind === 'route') return found;
    if (!first || weightOf(found) < weightOf(first)) first = found;
  }
  return first ?? { kind: 'obstacle', code: 'no_channel' };
}

/**
 * Lower says more to staff: that somebody refused, before what we lack for a country or a number, and
 * that before a channel which they never asked for or have not.
 */
function weightOf({ code }: Obstacle): number {
  if (code === 'consent_refused') return 0;
  return ['consent_missing', 'no_email_address', 'no_sender'].includes(code) ? 2 : 1;
}

async function routeBy({
  channel,
  channelIndex,
  row,
  recipient,
  means,
  files,
  now,
}: Asked & { channel: Channel; channelIndex: number }): Promise<
  ({ kind: 'route' } & Route) | Obstacle
> {
  const purpose = purposeNamed(row.purpose);
  const { person, consent, contacts, email } = recipient;
  const choice = chooseSender({
    senders: means.senders,
    contacts,
    person,
    email,
    channel,
    purpose,
    media: files.length > 0 ? 'some' : 'none',
    now,
  });
  if (choice.kind === 'refused') return { kind: 'obstacle', code: choice.code };
  const problem = mediaProblem({ files, channel });
  if (problem !== undefined) return { kind: 'obstacle', code: problem };
  const { sender } = choice;
  const allowed = consentTo({ consent, channel, sender: sender.address, purpose, now });
  if (allowed.kind === 'refused') return { kind: 'obstacle', code: allowed.code };

  const template = templateNamed(row.template);
  const language = languageFor([row.language, recipient.language, means.business.language]);
  const isFree = channel !== 'whatsapp' || (choice.window === 'open' && !wasOutsideWindow(row));
  const registration = isFree ? undefined : means.whatsapp({ template, language });
  // What is registered at WhatsApp are words alone.
  if (!isFree && (!registration || files.length > 0)) {
    return { kind: 'obstacle', code: 'whatsapp_template_missing' };
  }
  const variables = variablesOf(row);
  const words = await renderMessage({ template, language, channel, variables, registration });
  const count = mediaOf(row).length - files.length;
  const message = withFilesLeftOut({ message: words, language, count });
  if (!isFree && message.channel === 'whatsapp' && !message.content) {
    return { kind: 'obstacle', code: 'whatsapp_value_too_long' };
  }
  if (isForIndia(choice) && message.channel === 'sms') {
    const registered = means.india({ template, language });
    const missing = missingForIndia({ sender, registration: registered, body: message.body });
    if (missing !== undefined) return { kind: 'obstacle', code: 'india_not_registered' };
  }
  const to = addressOn({ channel, person, email });
  return { kind: 'route', channel, channelIndex, to, sender, message, template, language, files };
}

/** Twilio has told that the window is closed (63016), whatever we think: now a template is needed. */
function wasOutsideWindow(row: OutboxRow): boolean {
  return row.error_code === '63016';
}

function isForIndia(choice: Extract<SenderChoice, { kind: 'sender' }>): boolean {
  return choice.country === india;
}

function addressOn({
  channel,
  person,
  email,
}: {
  channel: Channel;
  person: string;
  email: string | undefined;
}): string {
  if (channel === 'email') return email ?? '';
  return channel === 'whatsapp' ? `whatsapp:${person}` : person;
}

function channelNamed(name: string | undefined): Channel | undefined {
  return (['sms', 'whatsapp', 'email'] as const).find((channel) => channel === name);
}

/** A purpose that was stored by a newer version is treated as what people must have agreed to. */
function purposeNamed(name: string): Purpose {
  return purposes.find((purpose) => purpose === name) ?? 'offers';
}
