import { mediaProblem } from '../messaging/media-rules';
import type { Purpose } from '../messaging/purpose';
import { templateNamed } from '../messaging/templates/index';
import type { Language, MessageTemplate } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import { AppError } from '../platform/errors';
import { type BroadcastMessage, broadcastPurposes } from './broadcast-request';

/** A person of a broadcast with all that their message needs. */
export interface AddressedMessage {
  phoneNumber: string;
  variables: Record<string, string>;
  /** Undefined: the person's own, else the business's. */
  language: Language | undefined;
}

/** A broadcast's template, and what it says to whom. */
export interface AddressedBroadcast {
  template: MessageTemplate;
  purpose: Purpose;
  messages: AddressedMessage[];
}

/**
 * Gives every recipient the values of their message: their own, before those for everybody.
 * @throws AppError 422 `media_too_many`, `media_type`, `media_too_large`, `template_unknown`, `purpose_missing`, `variables_unknown`, `variables_missing` or
 *   `recipient_repeated`, which name the place in the list of recipients
 */
export function addressRecipients({
  request,
  business,
}: {
  request: Pick<
    BroadcastMessage,
    'template' | 'purpose' | 'variables' | 'recipients' | 'language' | 'media' | 'channel'
  >;
  business: Pick<Business, 'name'>;
}): AddressedBroadcast {
  const template = templateNamed(request.template);
  refuseFiles(request);
  const purpose = purposeOf({ request, template });
  const known = new Set(Object.keys(template.variables));
  refuseUnknown({ given: request.variables, known, place: 'variables' });
  const forEverybody = {
    ...(known.has('business') ? { business: business.name } : {}),
    ...request.variables,
  };
  const seen = new Set<string>();
  const messages = request.recipients.map((recipient, index) => {
    const place = `recipients.${index}`;
    if (seen.has(recipient.phoneNumber)) {
      throw new AppError('recipient_repeated', 422, `${place} is in the list already.`);
    }
    seen.add(recipient.phoneNumber);
    refuseUnknown({ given: recipient.variables, known, place: `${place}.variables` });
    const variables = { ...forEverybody, ...recipient.variables };
    refuseMissing({ given: variables, known, place });
    return {
      phoneNumber: recipient.phoneNumber,
      variables,
      language: recipient.language ?? request.language,
    };
  });
  return { template, purpose, messages };
}

/** A message that usually answers one person or goes to staff needs a purpose that asks for consent. */
function purposeOf({
  request,
  template,
}: {
  request: Pick<BroadcastMessage, 'purpose'>;
  template: MessageTemplate;
}): Purpose {
  const purpose = request.purpose ?? template.purpose;
  const found = broadcastPurposes.find((one) => one === purpose);
  if (found) return found;
  throw new AppError(
    'purpose_missing',
    422,
    `"${template.name}" is for ${template.purpose}: name the purpose of this broadcast, one of ${broadcastPurposes.join(', ')}.`,
  );
}

/** Whoever has no other channel gets SMS, so that is what files must fit when none is named. */
function refuseFiles({
  media: files,
  channel = 'sms',
}: Pick<BroadcastMessage, 'media' | 'channel'>): void {
  const problem = mediaProblem({ files, channel });
  if (problem === undefined) return;
  throw new AppError(problem, 422, `Send other files: ${channel} does not take these.`);
}

function refuseUnknown({
  given,
  known,
  place,
}: {
  given: Readonly<Record<string, string>>;
  known: ReadonlySet<string>;
  place: string;
}): void {
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new AppError(
    'variables_unknown',
    422,
    `The template has no ${unknown.slice(0, 5).join(', ')} (${place}); it has ${[...known].join(', ')}.`,
  );
}

function refuseMissing({
  given,
  known,
  place,
}: {
  given: Readonly<Record<string, string>>;
  known: ReadonlySet<string>;
  place: string;
}): void {
  const missing = [...known].filter((name) => !(name in given));
  if (missing.length === 0) return;
  throw new AppError('variables_missing', 422, `Give ${missing.join(', ')} (${place}).`);
}
