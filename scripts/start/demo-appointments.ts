import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { instantOf, localTimeAt } from '../../src/platform/time-zone';
import { demoHours } from '../demo-data';
import { sendPartnerRequest } from '../partner-request/send-partner-request';

const bookings = [
  { phoneNumber: '+12025550147', inDays: 2, hour: 14, minute: 30, service: 'dental cleaning' },
  { phoneNumber: '+12025550148', inDays: 3, hour: 9, minute: 30, service: 'eye test' },
] as const;

/**
 * Books an appointment for each customer of the demo, as the clinic's own system would: so that a
 * newcomer can move the clock and see reminders go out. Once a day, however often it is run.
 * @param partnerSecret with which requests of the clinic's own system are signed
 */
export async function bookDemoAppointments({
  twilio,
  partnerSecret,
}: {
  twilio: LocalTwilio;
  partnerSecret: string;
}): Promise<void> {
  const now = new Date(twilio.exchange.clock.now());
  const { timeZone } = demoHours;
  const today = localTimeAt({ instant: now, timeZone });
  for (const { phoneNumber, inDays, hour, minute, service } of bookings) {
    const startsAt = instantOf({
      local: { ...today, day: today.day + inDays, hour, minute },
      timeZone,
    });
    const reference = `demo-${startsAt.toISOString().slice(0, 10)}-${service.replace(' ', '-')}`;
    const { status, text } = await sendPartnerRequest({
      url: twilio.functionsUrl,
      secret: partnerSecret,
      path: '/appointments',
      body: {
        action: 'create',
        reference,
        customer: { phoneNumber },
        startsAt: startsAt.toISOString(),
        service,
      },
      now,
    });
    if (status >= 400) throw new Error(`The demo's appointments were not booked: ${text}`);
  }
}
