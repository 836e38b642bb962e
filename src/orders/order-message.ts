import {
  fillTemplate,
  type Language,
  type TemplateMessage,
} from '../messaging/templates/message-template';
import { orderConfirmed } from '../messaging/templates/order-confirmed';
import { orderDelayed } from '../messaging/templates/order-delayed';
import { orderDelivered } from '../messaging/templates/order-delivered';
import { orderOutForDelivery } from '../messaging/templates/order-out-for-delivery';
import { orderOutForDeliveryUntracked } from '../messaging/templates/order-out-for-delivery-untracked';
import { orderRefunded } from '../messaging/templates/order-refunded';
import { orderShipped } from '../messaging/templates/order-shipped';
import { orderShippedUntracked } from '../messaging/templates/order-shipped-untracked';
import { formatDay } from './format-day';
import type { StoredOrder } from './order-store';

/** What the customer is told when an order has reached its present state. */
export function orderMessage({
  order: { event, number, expectedOn, trackingUrl: link },
  businessName: business,
  language,
}: {
  order: StoredOrder;
  businessName: string;
  language: Language;
}): TemplateMessage {
  const day = expectedOn === undefined ? '' : formatDay({ date: expectedOn, language });
  switch (event) {
    case 'confirmed':
      return fillTemplate(orderConfirmed, { business, number, day });
    case 'shipped':
      return link === undefined
        ? fillTemplate(orderShippedUntracked, { business, number, day })
        : fillTemplate(orderShipped, { business, number, day, link });
    case 'out-for-delivery':
      return link === undefined
        ? fillTemplate(orderOutForDeliveryUntracked, { business, number })
        : fillTemplate(orderOutForDelivery, { business, number, link });
    case 'delivered':
      return fillTemplate(orderDelivered, { business, number });
    case 'delayed':
      return fillTemplate(orderDelayed, { business, number, day });
    case 'refunded':
      return fillTemplate(orderRefunded, { business, number });
  }
}
