import type { Exchange } from '../../exchange';
import { createMailId } from '../../sids';
import {
  attachmentFile,
  type Mail,
  type MailDelivery,
  type MailEventName,
  type MailStatus,
  normalEmail,
} from '../../state/mail-records';
import type { MailBehaviour } from '../../state/phone-records';
import { EventPosts } from '../event-webhook/event-posts';
import { type EventFacts, mailEvent } from '../event-webhook/mail-event';
import type { ComposedMail } from '../mail-send/compose-mails';
import { bounceStatus, nextMailStep } from './mail-journey';

const eventOf: Readonly<Record<Exclude<MailStatus, 'accepted'>, MailEventName>> = {
  processed: 'processed',
  deferred: 'deferred',
  delivered: 'delivered',
  bounced: 'bounce',
  dropped: 'dropped',
};

/** Brings mail to people: keeps it, moves it on with the clock, and tells the Event Webhooks. */
export class MailEngine {
  readonly #exchange: Exchange;
  readonly eventPosts: EventPosts;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.eventPosts = new EventPosts(exchange);
    // What was under way when the local Twilio was stopped goes on.
    for (const delivery of exchange.state.mailDeliveries.list().reverse()) {
      this.#scheduleNext(delivery);
    }
  }

  /** Accepts a mail that was checked; it goes out after this has returned. `files`: its attachments. */
  send({ mail, recipients, sendAt }: ComposedMail, files: readonly Buffer[]): MailDelivery[] {
    const { state, clock } = this.#exchange;
    state.mails.insert(mail);
    files.forEach((bytes, index) => {
      state.storage.writeFile(attachmentFile(mail.sid, index), bytes);
    });
    return recipients.map((email) => {
      const delivery = state.mailDeliveries.insert({
        sid: createMailId(),
        mailSid: mail.sid,
        email,
        status: 'accepted',
        reason: null,
        sendAt,
        openedAt: null,
        dateCreated: clock.now(),
        dateUpdated: clock.now(),
      });
      this.#note(delivery, mail);
      this.#scheduleNext(delivery);
      return delivery;
    });
  }

  /** Its recipient opens a mail. Reported where it has HTML and opening is tracked. */
  open({ sid }: MailDelivery): void {
    const { state, clock } = this.#exchange;
    const delivery = state.mailDeliveries.get(sid);
    const mail = state.mails.get(delivery?.mailSid ?? '');
    if (!delivery || !mail || delivery.status !== 'delivered') return;
    const opened = state.mailDeliveries.update(sid, {
      openedAt: delivery.openedAt ?? clock.now(),
    });
    if (opened && mail.html !== null && mail.tracksOpens) {
      this.#tell(opened, mail, { name: 'open' });
    }
  }

  /** Its recipient follows the link that ends further mail; nothing happens where it has none. */
  unsubscribe({ sid }: MailDelivery): void {
    const { state, clock } = this.#exchange;
    const delivery = state.mailDeliveries.get(sid);
    const mail = state.mails.get(delivery?.mailSid ?? '');
    if (!delivery || !mail?.unsubscribeUrl || delivery.status !== 'delivered') return;
    const address = normalEmail(delivery.email);
    if (state.mailUnsubscribes.get(address)) return;
    state.mailUnsubscribes.insert({ sid: address, dateCreated: clock.now() });
    this.#tell(delivery, mail, { name: 'unsubscribe' });
  }

  #scheduleNext(delivery: MailDelivery): void {
    const step = this.#nextStep(delivery);
    if (!step) return;
    const now = this.#exchange.clock.now();
    const from = delivery.status === 'accepted' ? Math.max(delivery.sendAt, now) : now;
    const subject = this.#exchange.state.mails.get(delivery.mailSid)?.subject ?? '';
    this.#exchange.clock.after(from - now + step.afterMs, () => this.#takeNext(delivery.sid), {
      what: () =>
        delivery.status === 'accepted' && delivery.sendAt > delivery.dateCreated
          ? `Mail “${subject}” goes out to ${delivery.email}`
          : `Mail “${subject}” to ${delivery.email} becomes “${step.status}”`,
      mailSid: delivery.sid,
    });
  }

  #takeNext(sid: string): void {
    const { state, clock } = this.#exchange;
    const before = state.mailDeliveries.get(sid);
    const mail = state.mails.get(before?.mailSid ?? '');
    // Meanwhile the phone may have been told to take mail in another way.
    const step = before && this.#nextStep(before);
    if (!before || !mail || !step || step.status === 'accepted') return;
    const { status, reason } = step;
    const delivery = state.mailDeliveries.update(sid, { status, reason, dateUpdated: clock.now() });
    if (!delivery) return;
    if (status === 'bounced') this.#suppress(delivery);
    this.#note(delivery, mail);
    this.#tell(delivery, mail, { name: eventOf[status] });
    this.#scheduleNext(delivery);
  }

  #nextStep({ status, email, mailSid }: MailDelivery) {
    const { mails, mailBounces, mailUnsubscribes } = this.#exchange.state;
    const mail = mails.get(mailSid);
    const address = normalEmail(email);
    const isBounced = mailBounces.get(address) !== undefined && !mail?.bypassesSuppressions;
    const isUnwanted = mailUnsubscribes.get(address) !== undefined && !mail?.bypassesUnsubscribes;
    const suppression = isBounced
      ? 'Bounced Address'
      : isUnwanted
        ? 'Unsubscribed Address'
        : undefined;
    return nextMailStep({ status, behaviour: this.#behaviourOf(email), suppression });
  }

  #behaviourOf(email: string): MailBehaviour {
    const address = normalEmail(email);
    const phone = this.#exchange.state.phones.find(
      (one) => one.email !== null && normalEmail(one.email) === address,
    );
    return phone?.mail ?? 'arrives';
  }

  #suppress({ email, reason, dateUpdated }: MailDelivery): void {
    this.#exchange.state.mailBounces.insert({
      sid: normalEmail(email),
      reason: reason ?? '',
      status: bounceStatus,
      dateCreated: dateUpdated,
    });
  }

  #tell(delivery: MailDelivery, mail: Mail, { name }: Pick<EventFacts, 'name'>): void {
    const at = this.#exchange.clock.now();
    this.eventPosts.add(mailEvent({ name, delivery, mail, at, id: createMailId() }), {
      accountSid: mail.accountSid,
      name,
      mailSid: delivery.sid,
    });
  }

  #note({ sid, status, email, reason }: MailDelivery, { from, subject }: Mail): void {
    this.#exchange.timeline.add(
      { kind: 'mail-status', status, from: from.email, to: email, mailSubject: subject, reason },
      { mailSid: sid },
    );
  }
}
