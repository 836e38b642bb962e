import type { App } from '../platform/app';
import type { Department } from '../platform/database/tables';
import type { CallStatusReport, IncomingCall } from './call-webhooks';

const endStatuses = new Set(['completed', 'busy', 'no-answer', 'failed', 'canceled']);

/** Keeps a new call; a repeated webhook of the same call changes nothing. */
export async function keepCall({
  app,
  call,
  businessId,
}: {
  app: App;
  call: IncomingCall;
  businessId: string;
}): Promise<void> {
  await app.database
    .insertInto('calls')
    .values({ ...newCall({ app, call }), business_id: businessId, status: 'in-progress' })
    .onConflict((conflict) => conflict.column('call_sid').doNothing())
    .execute();
}

/** Keeps which department a caller asked for last. */
export async function keepDepartment({
  app,
  call,
  businessId,
  department,
}: {
  app: App;
  call: IncomingCall;
  businessId: string;
  department: Department;
}): Promise<void> {
  await app.database
    .insertInto('calls')
    .values({
      ...newCall({ app, call }),
      business_id: businessId,
      status: 'in-progress',
      department,
    })
    .onConflict((conflict) => conflict.column('call_sid').doUpdateSet({ department }))
    .execute();
}

/** Keeps how ringing the department ended, in Twilio's DialCallStatus. */
export async function keepDialStatus({
  app,
  callSid,
  dialStatus,
}: {
  app: App;
  callSid: string;
  dialStatus: string;
}): Promise<void> {
  await app.database
    .updateTable('calls')
    .set({ dial_status: dialStatus })
    .where('call_sid', '=', callSid)
    .execute();
}

/** Keeps a call's status. A call that has ended stays as it is: reports may come late or twice. */
export async function keepCallStatus({
  app,
  report,
}: {
  app: App;
  report: CallStatusReport;
}): Promise<void> {
  const change = {
    status: report.status,
    ended_at: endStatuses.has(report.status) ? app.clock.now() : null,
    duration_seconds: report.durationSeconds ?? null,
  };
  await app.database
    .insertInto('calls')
    .values({ ...newCall({ app, call: report }), ...change })
    .onConflict((conflict) =>
      conflict.column('call_sid').doUpdateSet(change).where('calls.ended_at', 'is', null),
    )
    .execute();
}

function newCall({ app, call }: { app: App; call: IncomingCall }): {
  call_sid: string;
  caller: string;
  called: string;
  started_at: Date;
} {
  return {
    call_sid: call.callSid,
    caller: call.from,
    called: call.to,
    started_at: app.clock.now(),
  };
}
