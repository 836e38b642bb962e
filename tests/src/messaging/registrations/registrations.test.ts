import { refreshRegistrations } from '../../../../src/messaging/registrations/refresh-registrations';
import { whatsappRegistrations } from '../../../../src/messaging/registrations/registration-store';
import { offer } from '../../../../src/messaging/templates/offer';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { whatsappText } from '../../../../src/messaging/templates/whatsapp-text';
import type { App } from '../../../../src/platform/app';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();
const sid = `HX${'a'.repeat(32)}`;
const minute = 60_000;

async function register(change: {
  state: 'pending' | 'approved' | 'rejected';
  registered_text?: string;
}): Promise<void> {
  const { app } = office;
  const { id } = await app.business();
  await app.database
    .insertInto('template_registrations')
    .values({
      business_id: id,
      template: 'offer',
      language: 'en',
      scheme: 'whatsapp',
      registration_id: sid,
      registered_text: whatsappText({ template: offer, language: 'en' }) ?? null,
      updated_at: app.clock.now(),
      ...change,
    })
    .execute();
}

/** The SID to send the offer by in English, if there is one. */
async function usable(template: Parameters<typeof whatsappText>[0]['template'] = offer) {
  const { app } = office;
  const { id } = await app.business();
  const find = await whatsappRegistrations({ queries: app.database, businessId: id });
  return find({ template, language: 'en' })?.sid;
}

/** The app with a WhatsApp that has decided, and how often it was asked. */
function withDecision(decision?: 'approved' | 'rejected'): { app: App; asked: () => number } {
  const { app } = office;
  let asked = 0;
  const approvals = async () => {
    asked += 1;
    return new Map(decision ? [[sid, decision] as const] : []);
  };
  return { app: { ...app, messages: { ...app.messages, approvals } }, asked: () => asked };
}

test('an approved template is used as long as it says what the file says', async () => {
  expect(await usable()).toBeUndefined();
  await register({ state: 'approved' });
  expect(await usable()).toBe(sid);
  expect(
    await usable({ ...offer, words: { ...offer.words, en: { sms: 'New words.' } } }),
  ).toBeUndefined();
  expect(await usable(plainText)).toBeUndefined();
});

test.each(['pending', 'rejected'] as const)('a %s template is not used', async (state) => {
  await register({ state });
  expect(await usable()).toBeUndefined();
});

test('a SID that is pinned in the file needs no registration', async () => {
  const contentSids = { en: `HX${'b'.repeat(32)}` };
  expect(await usable({ ...offer, whatsapp: { ...offer.whatsapp, contentSids } })).toBe(
    contentSids.en,
  );
});

test('WhatsApp’s decision is asked for every five minutes until there is one', async () => {
  await register({ state: 'pending' });
  const undecided = withDecision();
  for (let minutes = 0; minutes < 10; minutes += 1) {
    office.timePasses(minute);
    expect(await refreshRegistrations(undecided.app)).toBe(0);
  }
  expect(undecided.asked()).toBe(2);
  office.timePasses(5 * minute);
  const decided = withDecision('approved');
  expect(await refreshRegistrations(decided.app)).toBe(1);
  expect(await usable()).toBe(sid);
  office.timePasses(5 * minute);
  expect(await refreshRegistrations(decided.app)).toBe(0);
  expect(decided.asked()).toBe(1);
});

test('a rejected template is never used', async () => {
  await register({ state: 'pending' });
  office.timePasses(5 * minute);
  expect(await refreshRegistrations(withDecision('rejected').app)).toBe(1);
  expect(await usable()).toBeUndefined();
});
