import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { poolOf } from '../messaging/senders/choose-sender';
import { isAlphanumericName } from '../messaging/senders/sender';
import { createSid } from '../sids';
import { type MessagingService, registrationSid } from '../state/messaging-records';
import { ControlError } from './control-error';
import { readJson } from './request-json';
import type { MessagingServiceView } from './views';

const country = z.string().regex(/^[A-Z]{2}$/, 'A country is its ISO code, such as GB');
const shortCode = z.strictObject({
  shortCode: z.string().regex(/^\d{5,6}$/, 'A short code has five or six digits'),
  country: country.default('US'),
});
const registration = z.strictObject({
  country,
  name: z.string().refine(isAlphanumericName, 'A sender ID has up to 11 letters and digits'),
});
const capabilities = z.strictObject({
  capabilities: z.strictObject({
    voice: z.boolean().exactOptional(),
    sms: z.boolean().exactOptional(),
    mms: z.boolean().exactOptional(),
  }),
});
const keywords = z.strictObject({
  keywords: z.array(z.string().trim().min(1).max(40)).min(1).max(50),
  reply: z.string().max(320, 'A reply has at most 320 characters').default(''),
});
const advancedOptOut = z.strictObject({
  languages: z
    .array(
      z.strictObject({
        language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'A language is a code such as en'),
        stop: keywords,
        start: keywords,
        help: keywords,
      }),
    )
    .min(1)
    .max(20),
});

/**
 * `/local/messaging-services`, `/local/numbers`, `/local/short-codes`, `/local/sender-registrations`:
 * what Twilio sets up in its Console or by hand only.
 */
export function senderRoutes(exchange: Exchange, { onChange }: { onChange: () => void }): Hono {
  const { state, clock } = exchange;
  const app = new Hono();

  app.get('/messaging-services', (context) =>
    context.json(
      state.messagingServices
        .list()
        .reverse()
        .map((service) => viewOfService(service, exchange)),
    ),
  );

  app.post('/messaging-services/:sid/opt-out', async (context) => {
    const service = requireService(exchange, context.req.param('sid'));
    const { languages } = await readJson(context, advancedOptOut);
    state.advancedOptOuts.insert({ sid: service.sid, languages, dateUpdated: clock.now() });
    onChange();
    return context.json(viewOfService(service, exchange));
  });

  app.delete('/messaging-services/:sid/opt-out', (context) => {
    state.advancedOptOuts.delete(requireService(exchange, context.req.param('sid')).sid);
    onChange();
    return context.body(null, 204);
  });

  app.patch('/numbers/:number', async (context) => {
    const number = state.numbers.with(`+${context.req.param('number').replace(/\D/g, '')}`);
    if (!number) {
      throw new ControlError({
        code: 'number_not_found',
        status: 404,
        message: `${context.req.param('number')} is no number of this account.`,
      });
    }
    const change = await readJson(context, capabilities);
    const changed = { ...number.capabilities, ...change.capabilities };
    state.numbers.insert({ ...number, capabilities: changed });
    onChange();
    return context.json({ number: number.phoneNumber, capabilities: changed });
  });

  app.post('/short-codes', async (context) => {
    const asked = await readJson(context, shortCode);
    if (state.shortCodes.find((one) => one.shortCode === asked.shortCode)) {
      throw new ControlError({
        code: 'short_code_exists',
        status: 409,
        field: 'shortCode',
        message: `The account has the short code ${asked.shortCode} already.`,
      });
    }
    const now = clock.now();
    const added = state.shortCodes.insert({
      sid: createSid('SC'),
      accountSid: state.accounts.find(({ kind }) => kind === 'live')?.sid ?? '',
      ...asked,
      friendlyName: asked.shortCode,
      sms: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
      dateCreated: now,
      dateUpdated: now,
    });
    onChange();
    return context.json({ sid: added.sid, ...asked }, 201);
  });

  app.post('/sender-registrations', async (context) => {
    const asked = await readJson(context, registration);
    state.senderRegistrations.insert({ sid: registrationSid(asked), ...asked });
    return context.json(asked, 201);
  });

  return app;
}

function requireService({ state }: Exchange, sid: string): MessagingService {
  const service = state.messagingServices.get(sid);
  if (service) return service;
  throw new ControlError({
    code: 'messaging_service_not_found',
    status: 404,
    message: `There is no Messaging Service ${sid}. GET /local/messaging-services lists them.`,
  });
}

function viewOfService(service: MessagingService, exchange: Exchange): MessagingServiceView {
  return {
    sid: service.sid,
    name: service.friendlyName,
    inboundUrl: service.useInboundWebhookOnNumber ? null : service.inbound.url,
    senders: poolOf(service.sid, exchange).map(({ kind, address }) => ({ kind, address })),
    optOut: exchange.state.advancedOptOuts.get(service.sid)?.languages ?? null,
  };
}
