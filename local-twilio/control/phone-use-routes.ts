import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import type { InboundText } from '../messaging/inbound';
import { MessagingError } from '../messaging/messaging-error';
import { openWhatsApp } from '../whatsapp/open';
import { findButton } from '../whatsapp/press-button';
import { ControlError } from './control-error';
import { viewOfLeg } from './leg-view';
import { phoneNumber, phoneNumberOrShortCode } from './phone-number';
import { requirePhone } from './phone-routes';
import { viewOfMessage } from './record-views';
import { readJson } from './request-json';

const newCall = (exchange: Exchange) => z.strictObject({ to: phoneNumber(exchange) });
const file = z.strictObject({
  contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  base64: z.base64(),
});
/** What Twilio takes with a message ("Media resource"). */
const mediaBytesAtMost = 5 * 1024 * 1024;
const bytesOf = (files: ReadonlyArray<{ base64: string }>): number =>
  files.reduce((sum, { base64 }) => sum + Buffer.byteLength(base64, 'base64'), 0);
const newText = (exchange: Exchange) =>
  z
    .strictObject({
      to: phoneNumberOrShortCode(exchange),
      body: z.string().max(1600, 'A text has at most 1600 characters').default(''),
      channel: z.enum(['sms', 'whatsapp']).default('sms'),
      media: z.array(file).max(10, 'A message has at most 10 files').default([]),
    })
    .refine(({ body, media }) => body !== '' || media.length > 0, 'A text needs a body or media')
    .refine(
      ({ media }) => bytesOf(media) <= mediaBytesAtMost,
      'Media has 5 MB at most, all together',
    )
    .refine(
      ({ channel, media }) => channel === 'sms' || media.length <= 1,
      'A WhatsApp message has one file at most',
    );

const newPress = (exchange: Exchange) =>
  z.strictObject({ button: z.string().min(1), from: phoneNumber(exchange).exactOptional() });
const readRequest = (exchange: Exchange) =>
  z.strictObject({ from: phoneNumber(exchange).exactOptional() });

/** `/local/phones/{number}/calls`, `/texts`, `/presses` and `/read`: what a person does with a phone. */
export function phoneUseRoutes(exchange: Exchange): Hono {
  const call = newCall(exchange);
  const text = newText(exchange);
  const press = newPress(exchange);
  const reading = readRequest(exchange);
  const app = new Hono();

  app.post('/:number/calls', async (context) => {
    const phone = requirePhone(exchange, context.req.param('number'));
    const { to } = await readJson(context, call);
    requireAccountNumber(exchange, to);
    const leg = exchange.voice.dial({ from: phone.sid, to });
    return context.json(viewOfLeg(leg, exchange), 201);
  });

  app.post('/:number/texts', async (context) => {
    const phone = requirePhone(exchange, context.req.param('number'));
    const { to, body, channel, media } = await readJson(context, text);
    const isNumber = to.startsWith('+');
    if (isNumber) requireAccountNumber(exchange, to);
    const prefix = channel === 'whatsapp' && isNumber ? 'whatsapp:' : '';
    const message = exchange.messaging.receive({
      from: prefix + phone.sid,
      to: prefix + to,
      body,
      media: media.map(({ contentType, base64 }) => ({
        contentType,
        bytes: Buffer.from(base64, 'base64'),
      })),
    });
    return context.json(viewOfMessage(message, exchange), 201);
  });

  app.post('/:number/presses', async (context) => {
    const phone = requirePhone(exchange, context.req.param('number'));
    const { button, from } = await readJson(context, press);
    const message = exchange.messaging.receive(
      buttonPressed({ number: phone.sid, text: button, business: from }, exchange),
    );
    return context.json(viewOfMessage(message, exchange), 201);
  });

  app.post('/:number/read', async (context) => {
    const phone = requirePhone(exchange, context.req.param('number'));
    const { from } = await readJson(context, reading);
    const read = openWhatsApp({ number: phone.sid, business: from }, exchange);
    return context.json({ read });
  });

  return app;
}

/** What pressing a button sends. Throws {@link ControlError} `button_not_found`. */
function buttonPressed(...about: Parameters<typeof findButton>): InboundText {
  try {
    return findButton(...about);
  } catch (error) {
    if (!(error instanceof MessagingError)) throw error;
    const { message } = error;
    throw new ControlError({ code: 'button_not_found', status: 404, field: 'button', message });
  }
}

function requireAccountNumber({ state }: Exchange, number: string): void {
  if (state.numbers.find((one) => one.phoneNumber === number)) return;
  const own = state.numbers.list().map((one) => one.phoneNumber);
  throw new ControlError({
    code: 'number_not_in_service',
    status: 404,
    field: 'to',
    message:
      own.length === 0
        ? 'The account has no number yet. Buy one: POST /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json.'
        : `${number} is no number of this account. Its numbers: ${own.join(', ')}.`,
  });
}
