import { formatDay } from '../../orders/format-day';
import type { OrderStatus } from '../../orders/order-state';
import type { StoredOrder } from '../../orders/order-store';
import type { SupportState } from '../conversation';
import { techTopics } from '../tech-topics';
import { describeAmount } from './describe-amount';
import { describeOpensAtInSpanish } from './describe-opens-at-in-spanish';
import type { Replies } from './replies';

// GSM-7 has é, ñ, ¿ and ¡ but neither á, í, ó nor ú: words with these are written without the accent,
// as people do in texts, because one of them would halve what fits into a segment.

const menu =
  'Responda CITAS para sus citas, PEDIDO para un pedido, TECNICO para ayuda técnica, CUENTA para su cuenta, o PERSONA para hablar con alguien.';

const statuses: Record<OrderStatus, string> = {
  confirmed: 'ha sido confirmado y se prepara',
  shipped: 'ha sido enviado',
  'out-for-delivery': 'llega hoy',
  delivered: 'ha sido entregado',
  delayed: 'se ha retrasado, disculpe',
  refunded: 'ha sido reembolsado',
};
const shortStatuses: Record<OrderStatus, string> = {
  confirmed: 'confirmado',
  shipped: 'enviado',
  'out-for-delivery': 'en reparto',
  delivered: 'entregado',
  delayed: 'retrasado',
  refunded: 'reembolsado',
};
const again: Record<SupportState, string> = {
  menu,
  'order-number': 'Envie solo el numero de pedido, como NC-1001, o responda MENU.',
  tech: `Responda con un numero del 1 al ${techTopics.length}, o MENU.`,
  'billing-email': 'Envie solo la direccion de correo, o responda MENU.',
};

/** The bot's Spanish. */
export const spanish: Replies = {
  welcome: (businessName) =>
    `Le damos la bienvenida a ${businessName}. ${menu} In English: ENGLISH.`,
  languageSwitched: `Desde ahora le escribimos en español. ${menu}`,
  anewNote: 'La charla anterior termino tras 30 minutos; empezamos de nuevo.',
  noAppointment:
    'No hay ninguna cita con este numero. Responda PERSONA si la esperaba o desea una.',
  askOrderNumber: '¿Cual es su numero de pedido? Es como NC-1001.',
  chooseOrder: (orders) => {
    const lines = orders.map(
      ({ number, event }, place) => `${place + 1} ${number} (${shortStatuses[event]})`,
    );
    return `Sus pedidos: ${lines.join(', ')}. Responda con 1 a ${orders.length}, o con otro numero de pedido.`;
  },
  orderStatus: (order) =>
    `El pedido ${order.number} ${statuses[order.event]}.${expected(order)}${tracking(order)} Responda MENU para ver mas.`,
  orderNotFound:
    'No hay un pedido con ese numero para su teléfono. Reviselo y envielo de nuevo, escriba desde el teléfono que hizo el pedido o llamenos. MENU muestra mas.',
  askTechTopic: `¿Que problema tiene? Responda ${techTopics.map(({ name }, place) => `${place + 1}: ${name.es}`).join(', ')}.`,
  techAnswer: (answer) => `${answer} Responda MENU para ver mas o PERSONA para hablar con alguien.`,
  askBillingEmail: '¿Cual es el correo de su cuenta?',
  accountBalance: (account) => {
    const { number, balanceCents, dueOn } = account;
    const amount = describeAmount({ ...account, language: 'es' });
    const due =
      dueOn === undefined ? '' : `, vence el ${formatDay({ date: dueOn, language: 'es' })}`;
    const owed = balanceCents === 0 ? 'nada que pagar' : `saldo ${amount}${due}`;
    return `Cuenta ${number}: ${balanceCents < 0 ? `saldo a favor de ${amount}` : owed}. Responda MENU para ver mas.`;
  },
  accountNotFound:
    'No hay una cuenta con ese correo para su teléfono. Reviselo y envielo de nuevo, escriba desde el teléfono de la cuenta o llamenos. MENU muestra mas.',
  notUnderstood: (state) => `No le hemos entendido. ${again[state]}`,
  personOffer: '¿Prefiere hablar con una persona? Responda PERSONA.',
  welcomeToAsk: 'Con mucho gusto. Responda MENU cuando nos necesite.',
  ticketOpened: (number) =>
    `Gracias. Su solicitud es la #${number}, y una persona le respondera por este medio.`,
  ticketOpenAlready: (number) =>
    `Su solicitud #${number} ya esta abierta y una persona le respondera por este medio. Puede seguir escribiendo.`,
  addedToTicket: (number) => `Gracias, lo hemos añadido a su solicitud #${number}.`,
  closedUntil: (opening) =>
    opening
      ? `Ahora estamos cerrados; abrimos ${describeOpensAtInSpanish(opening)}.`
      : 'Ahora estamos cerrados y puede tardar un poco.',
};

function expected({ event, expectedOn }: StoredOrder): string {
  const isAwaited = event === 'confirmed' || event === 'shipped' || event === 'delayed';
  if (!isAwaited || expectedOn === undefined) return '';
  return ` Llega el ${formatDay({ date: expectedOn, language: 'es' })}.`;
}

function tracking({ event, trackingUrl }: StoredOrder): string {
  const isMoving = event === 'shipped' || event === 'out-for-delivery' || event === 'delayed';
  return isMoving && trackingUrl !== undefined ? ` Seguimiento: ${trackingUrl}` : '';
}
