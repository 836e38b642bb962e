import type { App } from '../platform/app';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { BroadcastRequest } from './broadcast-request';
import { cancelBroadcast } from './cancel-broadcast';
import { createBroadcast } from './create-broadcast';
import { tellEstimate } from './estimate-broadcast';
import { tellStatus } from './tell-status';

/** Messages to many: what they would cost, sending them, how far that is, and stopping it. */
export function answerBroadcastRequest(
  request: BroadcastRequest,
  app: App,
): Promise<PartnerAnswer> {
  switch (request.action) {
    case 'estimate':
      return tellEstimate(request, app);
    case 'create':
      return createBroadcast(request, app);
    case 'status':
      return tellStatus(request, app);
    case 'cancel':
      return cancelBroadcast(request, app);
  }
}
