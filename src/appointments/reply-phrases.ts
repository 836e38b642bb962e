import { noPhrases, yesPhrases } from '../conversations/yes-no';
import { clockTimeSlot, daySlot } from './named-day';

/**
 * What people write in answer to a reminder. `confirm`, `reschedule`, `not-coming` and `cancel` say it
 * themselves; `cannot` says "not coming" where nothing follows ("I cannot cancel" says the contrary);
 * `yes` and `no` only answer a question; `excuse` says why not and needs one of those that say what;
 * `wrong-number` says that the phone is somebody else's; `courtesy` says nothing about the appointment.
 */
export const phraseKinds = [
  'confirm',
  'reschedule',
  'not-coming',
  'cannot',
  'cancel',
  'yes',
  'no',
  'excuse',
  'wrong-number',
  'courtesy',
  'all',
] as const;
export type PhraseKind = (typeof phraseKinds)[number];

/**
 * In lower case, without punctuation and accents, as `wordsOf` gives them. A message is understood
 * when it is made of these phrases and nothing else, so a phrase must mean the same wherever it
 * stands: no negation is a phrase by itself but `no`, which never goes together with a yes. A day or a
 * time of the clock stands for any of them.
 */
export const phrases: Readonly<Record<PhraseKind, readonly string[]>> = {
  confirm: [
    ...['c', 'confirm', 'confirmed', 'confirming', 'i confirm', 'we confirm', 'i can confirm'],
    ...['confirm it', 'confirm my appointment', 'confirm the appointment', 'i want to confirm'],
    ...['i will be there', 'ill be there', 'we will be there', 'well be there', 'will be there'],
    ...['i am coming', 'im coming', 'we are coming', 'were coming', 'i will come', 'ill come'],
    ...['see you there', 'see you then', 'see you soon', `see you ${daySlot}`],
    ...['confirmo', 'confirmamos', 'confirmar', 'confirmado', 'confirmada', 'lo confirmo'],
    ...['confirmo mi cita', 'confirmo la cita', 'quiero confirmar', 'ahi estare', 'alli estare'],
    ...['ahi estaremos', 'alli estaremos', 'asistire', 'si asistire', 'nos vemos', 'voy a ir'],
    // French, German, Italian, Chinese.
    ...['je confirme', 'ich bestatige', 'bestatigt', 'confermo', '确认', '我确认', '我会来'],
  ],
  reschedule: [
    ...['r', 'reschedule', 'rescheduling', 'reschedule it', 'reschedule my appointment'],
    ...['i want to reschedule', 'i need to reschedule', 'i would like to reschedule'],
    ...['id like to reschedule', 'i have to reschedule', 'can i reschedule', 'can we reschedule'],
    ...[
      'could i reschedule',
      'could we reschedule',
      'another time',
      'another day',
      'different time',
    ],
    ...['different day', 'change the time', 'change my appointment', 'change the appointment'],
    ...['i need another time', 'i need to change my appointment', 'move my appointment'],
    ...['reprogramar', 'reagendar', 'reprogramar mi cita', 'reagendar mi cita', 'cambiar mi cita'],
    ...['cambiar la cita', 'quiero cambiar mi cita', 'necesito cambiar mi cita', 'otra hora'],
    ...['quiero reprogramar', 'quiero reagendar', 'necesito reprogramar', 'necesito reagendar'],
    ...[
      'puedo reprogramar',
      'puedo reagendar',
      'puedo cambiar mi cita',
      'otro dia',
      'otro horario',
    ],
    ...[`to ${daySlot}`, `for ${daySlot}`, `to ${clockTimeSlot}`].flatMap((target) => [
      `reschedule ${target}`,
      `move it ${target}`,
      `change it ${target}`,
    ]),
    ...[daySlot, clockTimeSlot, `${daySlot} ${clockTimeSlot}`].flatMap((target) => [
      ...[`can we do ${target}`, `can we do ${target} instead`, `could we do ${target}`],
      ...[`could we do ${target} instead`, `can i come ${target} instead`, `${target} instead`],
      ...[`podemos ${target}`, `mejor ${target}`, `cambiar a ${target}`],
    ]),
    ...['reporter', 'verschieben', 'remarcar', 'spostare', '改期', '改时间'],
  ],
  'not-coming': [
    ...['i do not confirm', 'i dont confirm', 'i am not confirming', 'do not confirm'],
    ...['dont confirm', 'not confirmed', 'not confirming', 'i cannot confirm', 'i cant confirm'],
    ...['i cannot come', 'i cant come', 'i can not come', 'we cannot come', 'we cant come'],
    ...['cannot come', 'cant come', 'i cannot make it', 'i cant make it', 'cannot make it'],
    ...['cant make it', 'we cant make it', 'i wont make it', 'i will not make it', 'wont make it'],
    ...['i wont come', 'i will not come', 'i will not be there', 'i wont be there', 'not coming'],
    ...['i am not coming', 'im not coming', 'i cannot go', 'i cant go'],
    ...['cant make it', 'cannot make it', 'wont make it', 'cant come', 'cannot come'].flatMap(
      (refusal) => [`${refusal} ${daySlot}`, `i ${refusal} ${daySlot}`, `we ${refusal} ${daySlot}`],
    ),
    ...[`not coming ${daySlot}`, `i am not coming ${daySlot}`, `im not coming ${daySlot}`],
    ...[`no puedo ir ${daySlot}`, `no puedo venir ${daySlot}`, `no puedo ${daySlot}`],
    ...['no puedo ir', 'no puedo venir', 'no podre ir', 'no podemos ir', 'no podre venir'],
    ...['no voy', 'no ire', 'no voy a ir', 'no asistire', 'no confirmo', 'no puedo asistir'],
    ...['no podre asistir', 'no confirmado', 'no estare', 'je ne confirme pas'],
    ...['nao confirmo', 'non confermo', 'ich komme nicht', '不能来'],
    ...['我不能来', '不来', '不确认'],
  ],
  cannot: [
    ...['i cannot', 'i cant', 'i can not', 'we cannot', 'we cant', 'no puedo', 'no podre'],
    ...['no podemos', 'je ne peux pas', 'ich kann nicht', 'nao posso', 'non posso'],
  ],
  cancel: [
    ...['cancel', 'cancel it', 'cancel my appointment', 'cancel the appointment'],
    ...['cancel appointment', 'i want to cancel', 'i need to cancel', 'i have to cancel'],
    ...['i would like to cancel', 'id like to cancel', 'i want to cancel my appointment'],
    ...['i need to cancel my appointment', 'i have to cancel my appointment'],
    ...['cancelar', 'cancelar mi cita', 'cancelar la cita', 'quiero cancelar', 'necesito cancelar'],
    ...['quiero cancelar mi cita', 'necesito cancelar mi cita', 'cancele mi cita', 'anular'],
    ...['anular mi cita', 'annuler', 'absagen', 'stornieren', 'annullare', '取消'],
  ],
  yes: [
    ...yesPhrases,
    ...['yea', 'yes i do', 'yes i will', 'yes i can', 'i do', 'k', 'that works', 'works for me'],
    ...['sounds good', 'perfect', 'de acuerdo', 'esta bien', 'perfecto', 'oui', 'ja', 'sim', '是'],
    ...['是的', '好', '好的', 'da', 'да', 'نعم'],
  ],
  no: [...noPhrases, 'non', 'nein', 'nao', 'нет', 'لا', '不', '不是', '不行'],
  excuse: [
    ...['sick', 'i am sick', 'im sick', 'ill', 'i am ill', 'im ill', 'got sick', 'i got sick'],
    ...['something came up', 'estoy enfermo', 'estoy enferma', 'me enferme'],
  ],
  'wrong-number': [
    ...['wrong number', 'this is the wrong number', 'you have the wrong number', 'wrong person'],
    ...['you have the wrong person', 'numero equivocado', 'este es un numero equivocado'],
    ...['numero incorrecto', 'se equivoco de numero', 'persona equivocada'],
  ],
  courtesy: [
    ...['no worries', 'no problem', 'no hay problema', 'sin problema', 'no se preocupe'],
    ...['please', 'pls', 'plz', 'thanks', 'thank you', 'thank you very much', 'thanks a lot'],
    ...['many thanks', 'thx', 'ty', 'hi', 'hello', 'hey', 'good morning', 'good afternoon'],
    ...['good evening', 'have a nice day', 'por favor', 'porfavor', 'gracias', 'muchas gracias'],
    ...['hola', 'buenos dias', 'buenas tardes', 'buenas noches', 'buenas', 'merci', 'bitte'],
    ...['danke', 'obrigado', 'obrigada', 'grazie', 'sorry', 'lo siento', 'disculpe', '谢谢'],
  ],
  all: [
    'both',
    'both of them',
    'all',
    'all of them',
    'ambas',
    'ambos',
    'las dos',
    'todas',
    'todos',
  ],
};

/** Numbers as people choose from a list. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...['one', 'two', 'three', 'four', 'five'].map((word, index) => [word, index + 1] as const),
  ...['first', 'second', 'third', 'fourth', 'fifth'].map(
    (word, index) => [word, index + 1] as const,
  ),
  ...['uno', 'dos', 'tres', 'cuatro', 'cinco'].map((word, index) => [word, index + 1] as const),
]);

/** Words in a reply that we do not understand which speak against what was asked. */
export const contraryWords: ReadonlySet<string> = new Set([
  ...['no', 'not', 'nope', 'nah', 'never', 'neither', 'nor', 'none', 'cannot', 'cant', 'dont'],
  ...['wont', 'couldnt', 'shouldnt', 'isnt', 'arent', 'didnt', 'unable', 'sick', 'ill', 'instead'],
  ...[
    'cancel',
    'reschedule',
    'change',
    'move',
    'another',
    'other',
    'different',
    'later',
    'earlier',
  ],
  ...['nunca', 'jamas', 'tampoco', 'ninguno', 'ninguna', 'cancelar', 'cambiar', 'otra', 'otro'],
  ...['enfermo', 'enferma', 'nein', 'nicht', 'kein', 'non', 'pas', 'jamais', 'nao', 'нет', 'не'],
]);
