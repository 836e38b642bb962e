import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import twilio from 'twilio';

const load = createRequire(__filename);
const devRuntime = dirname(load.resolve('@twilio/runtime-handler/dev'));
const { Response } = load(join(devRuntime, 'internal/response'));

// What the platform puts into a function's global scope: the SDK, and its own Response.
Object.assign(globalThis, { Twilio: Object.assign(twilio, { Response }) });
