import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
beforeEach(() => {
  for (const person of [office.ben, office.sara, office.olivia]) person.ringsWhenCalled();
});
afterAll(() => office?.close());

test('a caller reaches sales', async () => {
  const { maya, sara, business, rows } = office;

  const call = await maya.dials(business.number);
  await call.hears(/thank you for calling northside clinic/i);
  await call.presses('1');
  await call.hears(/connect you to sales/i);

  const atSara = await sara.isCalled();
  await atSara.answers();
  await atSara.hears(/call for sales.*press 1 to accept/i);
  await atSara.presses('1');
  await atSara.says('Good morning, this is Sara.');
  await call.hears(/this is sara/i);
  await call.says('I would like to buy glasses.');
  await atSara.hears(/buy glasses/i);
  await call.hangsUp();
  expect(await atSara.ends()).toBe('completed');

  const [kept] = await rows(
    'select department, dial_status, status from calls where call_sid = $1',
    [call.sid],
  );
  expect(kept).toEqual({ department: 'sales', dial_status: 'completed', status: 'completed' });
});

test('a caller says "support", the agent declines, and staff get the voicemail as a text', async () => {
  const { maya, ben, business, rows } = office;

  const call = await maya.dials(business.number);
  await call.hears(/say support/i);
  await call.says('support');
  const atBen = await ben.isCalled();
  await atBen.declines();
  await call.hears(/nobody can take your call/i);
  await call.hears(/leave a message after the tone/i);
  await call.hears(/beep/i);
  await call.says('My heating is broken', { thenHangsUp: true });

  const text = await ben.receives(/new voicemail for support.*heating is broken/is);
  expect(text.from).toBe(business.number);
  const kept = await rows('select department, transcription from voicemails where call_sid = $1', [
    call.sid,
  ]);
  expect(kept).toEqual([{ department: 'support', transcription: 'My heating is broken' }]);
});

test('an agent who does not press 1 gets no call, and the caller gets voicemail', async () => {
  const { maya, ben, business } = office;

  const call = await maya.dials(business.number);
  await call.presses('2');
  const atBen = await ben.isCalled();
  await atBen.answers();
  await atBen.hears(/press 1 to accept/i);
  await atBen.ends();
  await call.hears(/leave a message after the tone/i);
  await call.hangsUp();
});

test('a caller who stays silent ends in voicemail after three tries', async () => {
  const { tom, olivia, business } = office;

  const call = await tom.dials(business.number);
  await call.hears(/thank you for calling/i);
  await call.hears(/did not hear you/i);
  await call.hears(/did not hear you/i);
  await call.hears(/could not hear a choice.*leave a message/i);
  await call.hears(/beep/i);
  await call.says('Please call me back', { thenHangsUp: true });
  await olivia.receives(/tom reed.*please call me back/is);
});

test('a wrong key is named, and the menu comes again', async () => {
  const { tom, business } = office;

  const call = await tom.dials(business.number);
  await call.presses('7');
  await call.hears(/not one of the choices.*press 1/is);
  await call.presses('#');
  await call.hears(/not one of the choices/i);
  await call.presses('*');
  await call.hears(/here are your choices again/i);
  await call.hangsUp();
  expect(call.status).toBe('completed');
});

test('a caller hears the opening hours and gets them as a text', async () => {
  const { maya, business } = office;

  const call = await maya.dials(business.number);
  await call.presses('3');
  await call.hears(/monday to friday/i);
  await call.hears(/text, press 1/i);
  await call.presses('1');
  await call.hears(/sending you a text.*press 1/is);
  await call.hangsUp();
  await maya.receives(/northside clinic.*monday/is);
});

test('zero and "operator" reach the front desk', async () => {
  const { maya, tom, olivia, business } = office;

  const pressed = await maya.dials(business.number);
  await pressed.presses('0');
  const first = await olivia.isCalled();
  await first.answers();
  await first.hears(/front desk/i);
  await first.presses('1');
  await pressed.says('Hello?');
  await first.hears(/hello/i);
  await first.hangsUp();
  await pressed.hears(/goodbye/i);
  expect(await pressed.ends()).toBe('completed');

  const said = await tom.dials(business.number);
  await said.says('operator');
  const second = await olivia.isCalled();
  await second.declines();
  await said.hears(/leave a message/i);
  await said.hangsUp();
});

test.each([
  ['busy', (agent: FrontOffice['ben']) => agent.isBusy()],
  ['not answering', (agent: FrontOffice['ben']) => agent.neverAnswers()],
  ['unreachable', (agent: FrontOffice['ben']) => agent.isUnreachable()],
  ['rejecting', (agent: FrontOffice['ben']) => agent.rejectsCalls()],
])('an agent who is %s leads to voicemail', async (_how, behave) => {
  const { maya, ben, business } = office;
  behave(ben);

  const call = await maya.dials(business.number);
  await call.presses('2');
  await call.hears(/leave a message after the tone/i);
  await call.hangsUp();
  expect(await call.ends()).toBe('completed');
});

test('the agent’s own answering machine never gets the caller', async () => {
  const { maya, ben, business } = office;
  ben.hasAnsweringMachine();

  const call = await maya.dials(business.number);
  await call.presses('2');
  await call.hears(/leave a message after the tone/i);
  await call.hangsUp();
});
