import type { App } from '../platform/app';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { OrderRequest } from './order-request';
import { recordEvent } from './record-event';
import { tellOrderLog } from './tell-order-log';

/** Answers what the shop's own system tells and asks about orders. */
export async function answerOrderRequest(request: OrderRequest, app: App): Promise<PartnerAnswer> {
  switch (request.action) {
    case 'event':
      return recordEvent(request, app);
    case 'log':
      return { status: 200, body: await tellOrderLog(request, app) };
  }
}
