import type { Language } from '../messaging/templates/message-template';
import { type AppointmentState, isAwaited } from './appointment-states';
import type { Decision } from './reply-decision';
import type { Wish } from './reply-meaning';

/** An appointment as a reply names it: `dental cleaning, Tue, Nov 24 at 2:30 PM`. */
export interface NamedAppointment {
  service: string;
  when: string;
}

interface ListedAppointment extends NamedAppointment {
  state: AppointmentState;
}

/** So many of them fit into two segments. */
const longestList = 3;

/** What customers are answered about their appointments. GSM-7 only, which lacks á, í, ó and ú. */
export interface ReplyTexts {
  /** A wish was fulfilled, for one appointment or several. */
  fulfilled(wish: Wish, names: readonly NamedAppointment[]): string;
  askWhich(wish: Wish, names: readonly NamedAppointment[]): string;
  /** Of several, what shall be done with which? */
  askWhat(names: readonly NamedAppointment[]): string;
  askAgain(name: NamedAppointment): string;
  /** Those ahead, the next one first. */
  list(appointments: readonly ListedAppointment[]): string;
  /** Staff have been told what they wrote. */
  handedOver: string;
  wrongNumber: string;
  tell(state: Extract<Decision, { kind: 'tell' }>['state'], name: NamedAppointment): string;
}

const englishStates: Readonly<Record<AppointmentState, string>> = {
  booked: 'not confirmed yet',
  reminded: 'not confirmed yet',
  confirmed: 'confirmed',
  'change-requested': 'we look for another time',
  cancelled: 'cancelled',
  missed: 'missed',
  done: 'done',
};
const spanishStates: Readonly<Record<AppointmentState, string>> = {
  booked: 'sin confirmar',
  reminded: 'sin confirmar',
  confirmed: 'confirmada',
  'change-requested': 'buscamos otra hora',
  cancelled: 'cancelada',
  missed: 'perdida',
  done: 'realizada',
};

const english: ReplyTexts = {
  fulfilled(wish, names) {
    const what = joinNames(
      names.map(({ service, when }) => `your ${service} on ${when}`),
      'and',
    );
    const isOrAre = names.length > 1 ? 'are' : 'is';
    switch (wish) {
      case 'confirm':
        return `Thank you: ${what} ${isOrAre} confirmed.`;
      case 'reschedule':
        return `Thank you. We will call or text you to find another time for ${what}. To keep it after all, reply C.`;
      case 'not-coming':
        return `Thank you for telling us. We will call or text you about ${what}. To keep it after all, reply C.`;
      case 'cancel':
        return `As you wish: ${what} ${isOrAre} cancelled. For another appointment, reply HUMAN.`;
    }
  },
  askWhich(wish, names) {
    const verbs: Record<Wish, string> = {
      confirm: 'confirm',
      reschedule: 'move',
      'not-coming': 'change',
      cancel: 'cancel',
    };
    const all = names.length > 1 ? ', or ALL' : '';
    return `Which appointment would you like to ${verbs[wish]}? Reply with its number${all}: ${numbered(names)}`;
  },
  askWhat: (names) =>
    `Sorry, we did not understand that. Reply C to confirm or R for another time, with the number (as C 1), or HUMAN for a person: ${numbered(names)}`,
  list(appointments) {
    const { named, more } = nextOf({ appointments, states: englishStates });
    const next = appointments.some(({ state }) => isAwaited(state))
      ? 'Reply C to confirm, R for another time, or HUMAN for a person.'
      : 'For another appointment, reply HUMAN.';
    return `${named}${more > 0 ? `, and ${more} more` : ''}. ${next}`;
  },
  handedOver:
    'Sorry, we did not understand that either. A person will look at what you wrote and call or text you.',
  wrongNumber:
    'Thank you for telling us, and sorry. We will not remind you of it again, and a person will correct the number.',
  askAgain: ({ service, when }) =>
    `Sorry, we did not understand that. Your ${service} on ${when}: reply C to confirm, R for another time, or HUMAN for a person.`,
  tell(state, { service, when }) {
    switch (state) {
      case 'confirmed':
        return `Your ${service} on ${when} is confirmed already. If you need another time, reply R.`;
      case 'change-requested':
        return `We know that you would like another time than ${when}, and will call or text you. To keep it after all, reply C.`;
      case 'cancelled':
        return `Your ${service} on ${when} is cancelled. For another appointment, reply HUMAN.`;
      case 'over':
        return `The time of your ${service} has passed (${when}). If we can do anything for you, reply HUMAN.`;
    }
  },
};

const spanish: ReplyTexts = {
  fulfilled(wish, names) {
    const what = joinNames(
      names.map(({ service, when }) => `${service}, ${when}`),
      'y',
    );
    const several = names.length > 1;
    const yours = several ? 'sus citas' : 'su cita';
    switch (wish) {
      case 'confirm':
        return `Gracias: ${yours} (${what}) ${several ? 'quedan confirmadas' : 'queda confirmada'}.`;
      case 'reschedule':
        return `Gracias. Le llamaremos o escribiremos para buscar otra hora para ${yours} (${what}). Para mantenerla, responda C.`;
      case 'not-coming':
        return `Gracias por avisarnos. Le llamaremos o escribiremos por ${yours} (${what}). Para mantenerla, responda C.`;
      case 'cancel':
        return `De acuerdo: ${yours} (${what}) ${several ? 'quedan canceladas' : 'queda cancelada'}. Para otra cita, responda PERSONA.`;
    }
  },
  askWhich(wish, names) {
    const verbs: Record<Wish, string> = {
      confirm: 'confirmar',
      reschedule: 'cambiar',
      'not-coming': 'cambiar',
      cancel: 'cancelar',
    };
    const all = names.length > 1 ? ' o TODAS' : '';
    return `¿Que cita desea ${verbs[wish]}? Responda con su numero${all}: ${numbered(names)}`;
  },
  askWhat: (names) =>
    `Disculpe, no hemos entendido. Responda C para confirmar o R para otra hora, con el numero (como C 1), o PERSONA: ${numbered(names)}`,
  list(appointments) {
    const { named, more } = nextOf({ appointments, states: spanishStates });
    const next = appointments.some(({ state }) => isAwaited(state))
      ? 'Responda C para confirmar, R para otra hora o PERSONA.'
      : 'Para otra cita, responda PERSONA.';
    return `${named}${more > 0 ? `, y ${more} mas` : ''}. ${next}`;
  },
  handedOver:
    'Disculpe, tampoco lo hemos entendido. Una persona vera lo que ha escrito y le llamara o escribira.',
  wrongNumber:
    'Gracias por avisarnos, y disculpe. No se lo recordaremos mas y una persona corregira el numero.',
  askAgain: ({ service, when }) =>
    `Disculpe, no hemos entendido. Su cita (${service}), ${when}: responda C para confirmar, R para otra hora o PERSONA para hablar con alguien.`,
  tell(state, { service, when }) {
    switch (state) {
      case 'confirmed':
        return `Ya ha confirmado su cita (${service}) del ${when}. Si necesita otra hora, responda R.`;
      case 'change-requested':
        return `Sabemos que prefiere otra hora que ${when}; le llamaremos o escribiremos. Para mantenerla, responda C.`;
      case 'cancelled':
        return `Su cita (${service}) del ${when} ha sido cancelada. Para otra cita, responda PERSONA.`;
      case 'over':
        return `La hora de su cita (${service}) ya ha pasado (${when}). Si podemos ayudarle, responda PERSONA.`;
    }
  },
};

export const replyTexts: Readonly<Record<Language, ReplyTexts>> = { en: english, es: spanish };

function numbered(names: readonly NamedAppointment[]): string {
  return names.map(({ service, when }, index) => `${index + 1}) ${service}, ${when}`).join('; ');
}

function nextOf({
  appointments,
  states,
}: {
  appointments: readonly ListedAppointment[];
  states: Readonly<Record<AppointmentState, string>>;
}): { named: string; more: number } {
  const next = appointments.slice(0, longestList);
  const named = next
    .map(({ service, when, state }) => `${service}, ${when}: ${states[state]}`)
    .join('; ');
  return { named, more: appointments.length - next.length };
}

function joinNames(names: readonly string[], and: string): string {
  return [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter(Boolean).join(` ${and} `);
}
