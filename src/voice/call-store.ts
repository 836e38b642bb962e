import type { App } from '../platform/app';
import { type Business, businessColumns, readBusiness } from '../platform/business';
import type { Department } from '../platform/database/tables';
import type { CallStatusReport, IncomingCall } from './call-webhooks';

const endStatuses = new Set(['completed', 'busy', 'no-answer', 'failed', 'canceled']);

/**
 * Keeps a new call and finds the business that it is for, in one statement: every call begins here.
 * A repeated webhook of the same call changes nothing.
 * @throws AppError `business_not_found`
 */
export async function openCall({ app, call }: { app: App; call: IncomingCall }): Promise<Business> {
  const phoneNumber = app.environment.BUSINESS_PHONE_NUMBER;
  const row = await app.database
    .with('kept', (query) =>
      query
        .insertInto('calls')
        .values(newCall({ app, call }))
        .onConflict((conflict) => conflict.column('call_sid').doNothing()),
    )
    .selectFrom('businesses')
    .select(businessColumns)
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
  return readBusiness(row);
}

/**
 * Keeps which department a caller asked for last, and finds the phones of those who take its calls,
 * in the order of their names; in one statement, because the caller waits.
 */
export async function chooseAgents({
  app,
  call,
  department,
}: {
  app: App;
  call: IncomingCall;
  department: Department;
}): Promise<string[]> {
  const rows = await app.database
    .with('kept', (query) =>
      query
        .insertInto('calls')
        .values({ ...newCall({ app, call }), department })
        .onConflict((conflict) => conflict.column('call_sid').doUpdateSet({ department })),
    )
    .selectFrom('businesses')
    .innerJoin('agents', 'agents.business_id', 'businesses.id')
    .select('agents.phone_number')
    .where('businesses.phone_number', '=', app.environment.BUSINESS_PHONE_NUMBER)
    .where('agents.department', '=', department)
    .where('agents.takes_calls', '=', true)
    .orderBy('agents.name')
    .execute();
  return rows.map((row) => row.phone_number);
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
  status: string;
  started_at: Date;
} {
  return {
    call_sid: call.callSid,
    caller: call.from,
    called: call.to,
    status: 'in-progress',
    started_at: app.clock.now(),
  };
}
