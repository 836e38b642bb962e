import type { HttpMethod } from '../../state/records';
import type { WebhookKind } from '../../webhooks/webhook-kinds';

/** Where a call gets its next document from. */
export type NextDocument =
  | {
      kind: 'request';
      webhook: WebhookKind;
      url: string;
      method: HttpMethod;
      /** What the request carries beside the standard parameters. */
      more?: Readonly<Record<string, string>>;
    }
  /**
   * TwiML that was given over REST. It has no URL, so that a relative one in it is an error: 11100 in
   * a call that was created with it, 15004 in one that was updated.
   */
  | { kind: 'twiml'; xml: string; relativeUrlError: 11100 | 15004 };
