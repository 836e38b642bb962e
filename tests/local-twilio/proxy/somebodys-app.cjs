// Somebody's Twilio application: Express and the SDK, as in Twilio's own tutorials. It knows nothing
// of a local Twilio; the test copies it into a folder of its own and runs it there.
const express = require('express');
const twilio = require('twilio');

const client = twilio();
const app = express();
const reports = [];

app.use(express.urlencoded({ extended: false }));
app.use('/webhooks', twilio.webhook({ protocol: 'http' }));

app.post('/webhooks/voice', (request, response) => {
  const twiml = new twilio.twiml.VoiceResponse();
  const gather = twiml.gather({ numDigits: 1, action: '/webhooks/choice' });
  gather.say(`Hello ${request.body.From}, press 1 to hear the weather.`);
  response.type('text/xml').send(twiml.toString());
});

app.post('/webhooks/choice', (request, response) => {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.say(request.body.Digits === '1' ? 'It is sunny.' : 'Unknown choice.');
  twiml.hangup();
  response.type('text/xml').send(twiml.toString());
});

app.post('/webhooks/sms', (request, response) => {
  const twiml = new twilio.twiml.MessagingResponse();
  twiml.message(`You said: ${request.body.Body}`);
  response.type('text/xml').send(twiml.toString());
});

app.post('/webhooks/status', (request, response) => {
  reports.push(request.body.CallStatus || request.body.MessageStatus);
  response.sendStatus(204);
});

const place = (request) => `http://${request.headers.host}/webhooks`;

app.post('/buy-number', async (request, response) => {
  const { phoneNumber } = await client.incomingPhoneNumbers.create({
    phoneNumber: request.body.number,
    voiceUrl: `${place(request)}/voice`,
    smsUrl: `${place(request)}/sms`,
  });
  response.send(phoneNumber);
});

app.post('/call', async (request, response) => {
  const { from, to } = request.body;
  const statusCallback = `${place(request)}/status`;
  const call = await client.calls.create({
    from,
    to,
    url: `${place(request)}/voice`,
    statusCallback,
  });
  response.send(call.sid);
});

app.post('/text', async (request, response) => {
  const { from, to, body } = request.body;
  const statusCallback = `${place(request)}/status`;
  const message = await client.messages.create({ from, to, body, statusCallback });
  response.send(message.sid);
});

app.get('/reports', (_, response) => response.json(reports));

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
