import { agentsNumber, businessNumber, mayasNumber, openLine } from '../phone-line';

// Twilio: every action and callback is a POST unless its method attribute says GET.
test.each([
  ['Gather method', '<Gather action="/asked" method="GET" numDigits="1"/>'],
  [
    'Gather partialResultCallbackMethod',
    '<Gather input="speech" partialResultCallback="/asked" partialResultCallbackMethod="GET"/>',
  ],
  ['Record method', '<Record action="/asked" method="GET"/>'],
  [
    'Record recordingStatusCallbackMethod',
    '<Record action="/end" recordingStatusCallback="/asked" recordingStatusCallbackMethod="GET"/>',
  ],
])('%s', async (_, verbs) => {
  const line = await openLine({ '/voice': verbs, '/asked': '<Hangup/>', '/end': '<Hangup/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('2 seconds');
  await call.says('Good morning to you');
  await call.presses('1');
  await line.twilio.passes('1 minute');
  expect(line.requests('/asked').map(({ method }) => method)).toContain('GET');
  expect(line.requests('/asked').map(({ method }) => method)).not.toContain('POST');
});

test('Dial and Number: whisper, status and recording by GET, with the events asked for', async () => {
  const line = await openLine({
    '/voice': `<Dial record="record-from-answer" trim="trim-silence" recordingStatusCallback="/status"
       recordingStatusCallbackMethod="GET" recordingStatusCallbackEvent="in-progress completed">
       <Number url="/whisper" method="GET" statusCallback="/number" statusCallbackMethod="GET">${agentsNumber}</Number>
     </Dial>`,
    '/whisper': '<Say>A call for you</Say>',
    '/number': '',
    '/status': '',
  });
  const agent = line.twilio.person(agentsNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const rung = await agent.isCalled();
  await rung.answers();
  await rung.hears(/a call for you/i);
  await line.twilio.passes('5 seconds');
  await rung.says('Good morning to you');
  await line.twilio.passes('5 seconds');
  await call.hangsUp();
  await line.twilio.passes('1 minute');
  for (const path of ['/whisper', '/number', '/status']) {
    expect([path, ...new Set(line.requests(path).map(({ method }) => method))]).toEqual([
      path,
      'GET',
    ]);
  }
  expect(line.requests('/status').map(({ parameters }) => parameters.RecordingStatus)).toEqual([
    'in-progress',
    'completed',
  ]);
});
