import type { CallOnPhone } from '../../local-twilio/phones/call-on-phone';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

type Moment = [name: string, arrive: (call: CallOnPhone, office: FrontOffice) => Promise<void>];

const moments: Moment[] = [
  ['while the greeting is spoken', async (call) => void (await call.hears(/thank you/i))],
  ['while the menu waits for a key', async (_call, { passes }) => passes('25 seconds')],
  [
    'while the agent’s phone rings',
    async (call, { ben }) => {
      await call.presses('2');
      await ben.isCalled();
    },
  ],
  [
    'while the agent hears the whisper',
    async (call, { ben }) => {
      await call.presses('2');
      const atBen = await ben.isCalled();
      await atBen.answers();
      await atBen.hears(/press 1/i);
    },
  ],
  [
    'while talking to the agent',
    async (call, { ben }) => {
      await call.presses('2');
      const atBen = await ben.isCalled();
      await atBen.answers();
      await atBen.hears(/press 1/i);
      await atBen.presses('1');
      await call.says('Hello Ben');
      await atBen.hears(/hello ben/i);
    },
  ],
  [
    'while voicemail is announced',
    async (call) => {
      await call.presses('4');
      await call.hears(/after the tone/i);
    },
  ],
  [
    'while the message is recorded',
    async (call) => {
      await call.presses('4');
      await call.hears(/beep/i);
    },
  ],
];

test.each(moments)(
  'a caller who hangs up %s ends the call and leaves nothing ringing',
  async (_when, arrive) => {
    const { maya, ben, business, twilio, rows } = office;
    const alertsBefore = twilio.exchange.state.alerts.size;

    const call = await maya.dials(business.number);
    await arrive(call, office);
    await call.hangsUp();
    await office.passes('5 minutes');

    expect(call.status).toBe('completed');
    expect(twilio.exchange.voice.legsOf(ben.number).every((leg) => leg.isOver)).toBe(true);
    expect(twilio.exchange.state.alerts.size).toBe(alertsBefore);
    const [kept] = await rows('select status from calls where call_sid = $1', [call.sid]);
    expect(kept).toEqual({ status: 'completed' });
  },
);
