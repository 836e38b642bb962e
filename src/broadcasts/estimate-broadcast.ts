import { leftToday } from '../messaging/budget/daily-budget';
import { type Estimate, estimate } from '../messaging/prices/estimate';
import { describeAmount, microsOf } from '../messaging/prices/money';
import { languageFor } from '../messaging/templates/message-template';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { type AddressedBroadcast, addressRecipients } from './address-recipients';
import type { BroadcastMessage } from './broadcast-request';
import { preferredLanguages } from './broadcast-store';

/** Tells what a broadcast would cost and how many days the budget needs for it. Sends nothing. */
export async function tellEstimate(request: BroadcastMessage, app: App): Promise<PartnerAnswer> {
  const business = await app.business();
  const addressed = addressRecipients({ request, business });
  const { messages, segments, micros, countries, tooDear } = await estimateBroadcast({
    app,
    business,
    request,
    addressed,
  });
  const left = await leftToday({ app, queries: app.database, business, now: app.clock.now() });
  return {
    status: 200,
    body: {
      people: messages,
      segments,
      cost: describeAmount(micros),
      countries: countries.map((country) => ({
        country: country.country,
        messages: country.messages,
        segments: country.segments,
        cost: describeAmount(country.micros),
      })),
      tooDear,
      budget: {
        daily: describeAmount(microsOf(app.environment.DAILY_MESSAGE_BUDGET)),
        leftToday: describeAmount(left),
        coversIt: micros <= left,
      },
    },
  };
}

/**
 * What a broadcast costs if everybody gets it: on the channel that it names, else by SMS, which
 * everybody has.
 */
export async function estimateBroadcast({
  app,
  business,
  request,
  addressed: { template, messages },
}: {
  app: App;
  business: Business;
  request: Pick<BroadcastMessage, 'channel' | 'media'>;
  addressed: AddressedBroadcast;
}): Promise<Estimate> {
  const preferred = await preferredLanguages({
    queries: app.database,
    businessId: business.id,
    phoneNumbers: messages.map(({ phoneNumber }) => phoneNumber),
  });
  return estimate({
    template,
    channel: request.channel ?? 'sms',
    files: request.media.length,
    messages: messages.map((message) => ({
      ...message,
      language: languageFor([
        message.language,
        preferred.get(message.phoneNumber),
        business.language,
      ]),
    })),
  });
}
