import type { Person } from '../../local-twilio/phones/person';
import type { FrontOffice } from './front-office';

/** What the clinic's own system does in these stories. */
export interface AppointmentBook {
  /** Books for somebody; times in ISO 8601 with zone. */
  books(
    who: Person,
    appointment: {
      reference: string;
      at: string;
      service?: string;
      customer?: { name?: string; language?: string; timeZone?: string };
    },
  ): Promise<void>;
  moves(reference: string, at: string): Promise<void>;
  cancels(reference: string): Promise<void>;
  /** An appointment as the clinic sees it. */
  shows(reference: string): Promise<{ state: string; history: string[]; reminders: string[] }>;
}

export function appointmentBook(office: FrontOffice): AppointmentBook {
  const ask = async (body: object): Promise<unknown> => {
    const answer = await office.asks('/appointments', body);
    if (answer.status >= 300) {
      throw new Error(`The appointment was refused: ${JSON.stringify(answer)}`);
    }
    return Reflect.get(Object(answer.body), 'appointment');
  };
  return {
    async books(who, { reference, at, service = 'dental cleaning', customer = {} }) {
      await ask({
        action: 'create',
        reference,
        customer: { phoneNumber: who.number, name: 'Maya Lopez', ...customer },
        startsAt: at,
        service,
      });
    },
    async moves(reference, at) {
      await ask({ action: 'change', reference, startsAt: at });
    },
    async cancels(reference) {
      await ask({ action: 'cancel', reference });
    },
    async shows(reference) {
      const shown = Object(await ask({ action: 'show', reference }));
      const listed = (name: string): unknown[] => {
        const value: unknown = Reflect.get(shown, name);
        return Array.isArray(value) ? value : [];
      };
      const text = (value: unknown, name: string): string =>
        String(Reflect.get(Object(value), name));
      return {
        state: text(shown, 'state'),
        history: listed('history').map((one) => `${text(one, 'event')} by ${text(one, 'source')}`),
        reminders: listed('reminders').map(
          (one) => `${text(one, 'sendAt').slice(0, 16)} ${text(one, 'state')}`,
        ),
      };
    },
  };
}
