import { randomUUID } from 'node:crypto';
import { type App, createApp } from '../app';
import { AppError, describeError } from '../errors';
import type { FunctionContext, FunctionHandler } from '../functions-runtime';
import { isSameSecret } from '../secrets';
import { type ApiRequest, apiHandler, headerOf } from './api-handler';
import { returnLease, takeLease } from './job-lease-store';

/** ms: the platform ends a function after 10 s, so its lease is free a little later in any case. */
const leaseTime = 12_000;

/**
 * The gate for a cron service: `Authorization: Bearer <JOB_SECRET>`. One run at a time: a call during
 * another one's run is told so and does nothing.
 *
 * @param run the feature; what it returns is the answer
 * @param afterwards what is to follow a run, when its turn is over and the next may begin
 * @param open how the app is made; tests give their own
 */
export function scheduledJob<Done extends object>({
  run,
  afterwards = async () => {},
  open = createApp,
}: {
  run: (app: App) => Promise<Done>;
  afterwards?: (done: Done, app: App) => Promise<void>;
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return apiHandler({
    open,
    failureEvent: 'scheduled_job_failed',
    answer: async (request) => {
      checkSecret(request);
      const turn = await runAlone({ request, run });
      if (turn.kind === 'skipped') {
        return { status: 200, body: { skipped: 'another run is under way' } };
      }
      await afterwards(turn.done, request.app);
      return { status: 200, body: turn.done };
    },
  });
}

function checkSecret({ app, context, event }: ApiRequest): void {
  const known = app.environment.JOB_SECRET;
  if (known === undefined) {
    app.log.error('gate_closed', { path: context.PATH, variable: 'JOB_SECRET' });
    throw new AppError('gate_closed', 503, 'Set JOB_SECRET to a strong secret and deploy.');
  }
  const given = /^Bearer +(\S+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1] ?? '';
  if (!isSameSecret({ given, known })) {
    throw new AppError('secret_invalid', 401, 'Send "Authorization: Bearer <JOB_SECRET>".');
  }
}

async function runAlone<Done extends object>({
  request: { app, context },
  run,
}: {
  request: ApiRequest;
  run: (app: App) => Promise<Done>;
}): Promise<{ kind: 'done'; done: Done } | { kind: 'skipped' }> {
  const { database } = app;
  const lease = { database, name: context.PATH, holder: randomUUID() };
  const now = app.clock.now();
  const until = new Date(now.getTime() + leaseTime);
  if (!(await takeLease({ ...lease, now, until }))) return { kind: 'skipped' };
  try {
    return { kind: 'done', done: await run(app) };
  } finally {
    await returnLease(lease).catch((error: unknown) =>
      app.log.warn('lease_not_returned', describeError(error)),
    );
  }
}
