import { errorCoded } from './error-codes';

/** Why a message did not go out, where the decision is ours: the code, and what staff may read. */
const ours: Readonly<Record<string, string>> = {
  consent_missing: 'The person has not agreed to such messages on this channel.',
  consent_refused: 'The person has refused such messages.',
  country_unknown: 'The number belongs to no country that we know. Check it with the customer.',
  landline: 'A landline gets no texts.',
  india_not_registered: 'Texts to India need a registered sender and a registered text.',
  mail_not_set_up: 'E-mail is not set up: set SENDGRID_API_KEY and EMAIL_FROM_ADDRESS.',
  media_too_large: 'The files are too large for this channel.',
  media_too_many: 'This channel does not take so many files.',
  media_type: 'Files of this kind cannot be sent on this channel.',
  no_answer: 'The service that sends did not answer in time.',
  no_channel: 'No channel was left to try.',
  no_email_address: 'No e-mail address of the person is known.',
  no_media_sender: 'No sender of the business can send files to this person.',
  no_sender: 'The business has no sender for this person and channel.',
  number_unusable: 'Nobody can be reached at this number. Check it with the customer.',
  own_number: 'This is a number of the business itself.',
  quiet_hours: 'It could not go out in time without breaking the person’s quiet hours.',
  too_late: 'It was too late for it when its turn came.',
  whatsapp_template_missing: 'WhatsApp has not approved this message as a template.',
  whatsapp_value_too_long: 'A value is too long for the WhatsApp template.',
};

/**
 * In words, why a message was refused, failed or expired.
 * @param code one of ours or of Twilio's (Twilio: "Error and Warning Dictionary"), a service's HTTP
 *   status, or the last status of a delivery
 */
export function reasonCoded(code: string): string {
  return (
    ours[code] ?? errorCoded(code)?.forStaff ?? 'The service that sends gave no further reason.'
  );
}
