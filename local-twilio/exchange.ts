import type { Alerts } from './alerts';
import type { Activity } from './clock/activity';
import type { Clock } from './clock/clock';
import type { Faults } from './faults';
import type { MessagingEngine } from './messaging/messaging-engine';
import type { MailEngine } from './sendgrid/delivery/mail-engine';
import type { FunctionsHost } from './serverless/functions-host';
import type { State } from './state/state';
import type { Timeline } from './timeline';
import type { VoiceEngine } from './voice/voice-engine';
import type { Transport } from './webhooks/transport';
import type { Webhooks } from './webhooks/webhooks';

/** The telephone exchange: every part of the local Twilio, as the other parts see it. */
export interface Exchange {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly state: State;
  readonly timeline: Timeline;
  readonly alerts: Alerts;
  readonly transport: Transport;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly voice: VoiceEngine;
  readonly messaging: MessagingEngine;
  readonly mail: MailEngine;
  readonly functions: FunctionsHost;
  /** Where this local Twilio listens: `http://127.0.0.1:4010`. */
  readonly address: string;
  /** Where the functions of the environment deployed last are served for browsers and curl. */
  readonly functionsUrl: string;
}
