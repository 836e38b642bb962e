import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';

const load = createRequire(__filename);
const devRuntime = dirname(load.resolve('@twilio/runtime-handler/dev'));
const { Response } = load(join(devRuntime, 'internal/response'));

// What the platform puts into a function's global scope: the SDK, of which src uses the TwiML alone
// (the whole of it takes a second to load in each test file), and the platform's own Response.
Object.assign(globalThis, { Twilio: { twiml: { MessagingResponse, VoiceResponse }, Response } });
