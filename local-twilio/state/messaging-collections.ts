import { Collection } from './collection';
import type { Storage } from './journal';
import type {
  AdvancedOptOut,
  MessagingService,
  OptOut,
  SenderRegistration,
  ServiceSender,
  ShortCode,
  StickySender,
} from './messaging-records';

/** The collections of Messaging Services, short codes and opt-outs. */
export function createMessagingState(storage: Storage) {
  return {
    messagingServices: new Collection<MessagingService>({ name: 'messagingServices', storage }),
    serviceSenders: new Collection<ServiceSender>({ name: 'serviceSenders', storage }),
    shortCodes: new Collection<ShortCode>({ name: 'shortCodes', storage }),
    optOuts: new Collection<OptOut>({ name: 'optOuts', storage }),
    stickySenders: new Collection<StickySender>({ name: 'stickySenders', storage }),
    senderRegistrations: new Collection<SenderRegistration>({
      name: 'senderRegistrations',
      storage,
    }),
    advancedOptOuts: new Collection<AdvancedOptOut>({ name: 'advancedOptOuts', storage }),
  };
}
