import { answerOrderRequest } from '../src/orders/answer-order-request';
import { orderRequest } from '../src/orders/order-request';
import { partnerEvent } from '../src/platform/gates/partner-event';

/** The shop's own system tells what happened to an order, or asks what is known of it. */
export const handler = partnerEvent({ input: orderRequest, answer: answerOrderRequest });
