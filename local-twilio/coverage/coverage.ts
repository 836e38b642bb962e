import { routes } from '../api/routes';
import { messagingElements } from '../messaging/verbs';
import { sendgridRoutes } from '../sendgrid/routes';
import { verbs } from '../voice/verbs';
import { number } from '../voice/verbs/number';
import { uncoveredDialNouns, uncoveredVerbs } from '../voice/verbs/uncovered';
import type { Verb } from '../voice/verbs/verb';
import { mailWebhookKinds, uncoveredWebhookKinds, webhookKinds } from '../webhooks/webhook-kinds';

/** `without effect`: accepted, but nothing on a local phone can show it (a voice, a ring tone). */
export type CoverageState = 'covered' | 'without effect' | 'not covered';

/** One thing that Twilio has, and what the local Twilio does with it. */
export type CoverageItem = { state: CoverageState } & (
  | { area: 'rest' | 'sendgrid'; operation: string; method: string; host: string; path: string }
  | { area: 'voice-twiml' | 'messaging-twiml'; element: string; attribute: string | null }
  | { area: 'webhooks'; kind: string; setBy: string }
);

/**
 * The coverage matrix, made from the tables that the code itself runs on: routes, verbs, and kinds
 * of webhooks. What is not in it is not covered: REST answers 501 and names it, calls raise an alert.
 */
export function coverage(): CoverageItem[] {
  return [
    ...restItems(),
    ...sendgridItems(),
    ...voiceItems(),
    ...messagingItems(),
    ...webhookItems(),
  ];
}

function restItems(): CoverageItem[] {
  return routes.map(({ operation, method, host, path }) => ({
    area: 'rest',
    state: 'covered',
    operation,
    method,
    host: `${host}.twilio.com`,
    path,
  }));
}

function sendgridItems(): CoverageItem[] {
  return sendgridRoutes.map(({ operation, method, path }) => ({
    area: 'sendgrid',
    state: 'covered',
    operation,
    method,
    host: 'api.sendgrid.com',
    path,
  }));
}

function voiceItems(): CoverageItem[] {
  return [
    ...[...verbs.values(), number].flatMap(verbItems),
    ...[...uncoveredVerbs, ...uncoveredDialNouns].map(
      (element): CoverageItem => ({
        area: 'voice-twiml',
        state: 'not covered',
        element,
        attribute: null,
      }),
    ),
  ];
}

function verbItems(verb: Omit<Verb, 'answering' | 'run'>): CoverageItem[] {
  const item = (state: CoverageState, attribute: string | null): CoverageItem => ({
    area: 'voice-twiml',
    state,
    element: verb.name,
    attribute,
  });
  return [
    item('covered', null),
    ...verb.attributes.map((attribute) => item('covered', attribute)),
    ...verb.withoutEffect.map((attribute) => item('without effect', attribute)),
    ...verb.notCovered.map((attribute) => item('not covered', attribute)),
  ];
}

function messagingItems(): CoverageItem[] {
  return Object.entries(messagingElements).flatMap(([element, { attributes }]) =>
    [null, ...attributes].map(
      (attribute): CoverageItem => ({
        area: 'messaging-twiml',
        state: 'covered',
        element,
        attribute,
      }),
    ),
  );
}

function webhookItems(): CoverageItem[] {
  return [
    ...Object.entries({ ...webhookKinds, ...mailWebhookKinds }).map(
      ([kind, setBy]): CoverageItem => ({ area: 'webhooks', state: 'covered', kind, setBy }),
    ),
    ...uncoveredWebhookKinds.map(
      (kind): CoverageItem => ({ area: 'webhooks', state: 'not covered', kind, setBy: '' }),
    ),
  ];
}
