import type { Language } from '../../messaging/templates/message-template';
import { nameOf, type Ticket } from './ticket';
import type { TranscriptLine } from './transcript';

/** What staff get back at once for what they texted. */
export interface StaffReplies {
  commands: string;
  noSuchTicket(number: number): string;
  /** They have the thread from now on. */
  yours(ticket: Ticket): string;
  takenBy(taken: { number: number; agent: string }): string;
  closed(ticket: Ticket): string;
  closedAlready(number: number): string;
  optedOut(ticket: Ticket): string;
  nothingToSend(number: number): string;
  sentTo(ticket: Ticket): string;
  whichThread(tickets: readonly Ticket[]): string;
  list(about: { tickets: readonly Ticket[]; phoneNumber: string }): string;
  log(about: { ticket: Ticket; lines: readonly TranscriptLine[] }): string;
}

const english: StaffReplies = {
  commands:
    '#12 and your text answers #12. #12 DONE closes it, #12 TAKE takes it over, #12 LOG shows it. LIST shows what is open.',
  noSuchTicket: (number) => `There is no request #${number}. LIST shows what is open.`,
  yours: (ticket) =>
    `#${ticket.number} ${nameOf(ticket)} is yours. Just write on to answer, #${ticket.number} DONE closes it.`,
  takenBy: ({ number, agent }) =>
    `Not sent: #${number} is with ${agent}. #${number} TAKE takes it over.`,
  closed: (ticket) => `#${ticket.number} ${nameOf(ticket)} is closed.`,
  closedAlready: (number) => `#${number} is closed already.`,
  optedOut: (ticket) => `Not sent: ${nameOf(ticket)} has sent STOP and gets no texts from us.`,
  nothingToSend: (number) => `What shall #${number} be told? Send #${number} and your text.`,
  sentTo: (ticket) => `Sent to #${ticket.number} ${nameOf(ticket)}.`,
  whichThread: (tickets) =>
    `Not sent: which request do you mean? Begin with its number: ${named(tickets)}.`,
  list: ({ tickets, phoneNumber }) =>
    tickets.length === 0
      ? 'No request is open.'
      : `Open: ${listed({ tickets, phoneNumber, own: 'yours', free: 'free' })}. COMMANDS shows what you can do.`,
  log: ({ ticket, lines }) => logged({ ticket, lines, none: 'nothing written yet' }),
};

const spanish: StaffReplies = {
  commands:
    '#12 y su texto responde a #12. #12 LISTO la cierra, #12 TOMAR la toma, #12 HISTORIAL la muestra. LISTA muestra las abiertas.',
  noSuchTicket: (number) => `No hay una solicitud #${number}. LISTA muestra las abiertas.`,
  yours: (ticket) =>
    `#${ticket.number} ${nameOf(ticket)} es suya. Siga escribiendo para responder; #${ticket.number} LISTO la cierra.`,
  takenBy: ({ number, agent }) =>
    `No enviado: #${number} la atiende ${agent}. #${number} TOMAR la toma.`,
  closed: (ticket) => `#${ticket.number} ${nameOf(ticket)} queda cerrada.`,
  closedAlready: (number) => `#${number} ya estaba cerrada.`,
  optedOut: (ticket) => `No enviado: ${nameOf(ticket)} ha enviado STOP y no recibe mensajes.`,
  nothingToSend: (number) => `¿Que le decimos a #${number}? Envie #${number} y su texto.`,
  sentTo: (ticket) => `Enviado a #${ticket.number} ${nameOf(ticket)}.`,
  whichThread: (tickets) => `No enviado: ¿a quien? Empiece con el numero: ${named(tickets)}.`,
  list: ({ tickets, phoneNumber }) =>
    tickets.length === 0
      ? 'No hay solicitudes abiertas.'
      : `Abiertas: ${listed({ tickets, phoneNumber, own: 'suya', free: 'libre' })}. COMANDOS muestra que puede hacer.`,
  log: ({ ticket, lines }) => logged({ ticket, lines, none: 'nada escrito' }),
};

const all: Readonly<Record<Language, StaffReplies>> = { en: english, es: spanish };

/** The words for staff in a language. */
export function staffRepliesIn(language: Language): StaffReplies {
  return all[language];
}

/** Characters of one line of a log; six such lines are a text that arrives. */
const longestLine = 200;

function named(tickets: readonly Ticket[]): string {
  return tickets.map((ticket) => `#${ticket.number} ${nameOf(ticket)}`).join(', ');
}

function listed({
  tickets,
  phoneNumber,
  own,
  free,
}: {
  tickets: readonly Ticket[];
  phoneNumber: string;
  own: string;
  free: string;
}): string {
  return tickets
    .map((ticket) => {
      const { assigned } = ticket;
      const who = assigned?.phoneNumber === phoneNumber ? own : (assigned?.name ?? free);
      return `#${ticket.number} ${nameOf(ticket)} (${who})`;
    })
    .join(', ');
}

function logged({
  ticket,
  lines,
  none,
}: {
  ticket: Ticket;
  lines: readonly TranscriptLine[];
  none: string;
}): string {
  const said = lines.map(({ authorName, body, mediaCount }) => {
    const files = mediaCount > 0 ? ` [+${mediaCount}]` : '';
    const words = body.length > longestLine ? `${body.slice(0, longestLine)}...` : body;
    return `${authorName}: ${words}${files}`;
  });
  return [`#${ticket.number} ${nameOf(ticket)}:`, ...(said.length > 0 ? said : [none])].join('\n');
}
