import { checkTemplates } from '../../../scripts/templates/check-templates';
import { fileOf } from '../../../scripts/templates/template-finding';
import { templates } from '../../../src/messaging/templates/index';
import type { MessageTemplate } from '../../../src/messaging/templates/message-template';

const sound = {
  name: 'parcel-here',
  purpose: 'orders',
  variables: { business: 'Northside Clinic', number: 'NC-1001' },
  words: {
    en: { sms: '{{ business }}: your parcel {{ number }} is here.' },
    es: { sms: '{{ business }}: su paquete {{ number }} ya está aquí.' },
  },
} satisfies MessageTemplate;

function check(template: MessageTemplate, files = [fileOf(template.name)]) {
  return checkTemplates({ templates: [template], files });
}

function withEnglish(sms: string): MessageTemplate {
  return { ...sound, words: { ...sound.words, en: { sms } } };
}

const whatsapp = { category: 'UTILITY', variables: ['business', 'number'] } as const;

test('every message of this deployment may be built, and costs no more for foreign characters', async () => {
  expect(await checkTemplates({ templates })).toEqual([]);
});

test('characters outside of GSM-7 are warned of, and the Spanish ones within are not', async () => {
  expect(await check(sound)).toEqual([
    {
      severity: 'warned',
      file: 'src/messaging/templates/parcel-here.ts',
      message: expect.stringContaining('words.es (sms): "á", "í" is not in GSM-7'),
    },
  ]);
  const words = {
    ...sound.words,
    es: { sms: '¿Qué? {{ business }}: ¡el pequeño {{ number }} llegó ñ!' },
  };
  expect(await check({ ...sound, words })).toMatchObject([
    { message: expect.stringContaining('"ó" is not') },
  ]);
});

test.each<[string, MessageTemplate, RegExp]>([
  [
    'an unknown variable',
    withEnglish('{{ business }}: {{ number }} for {{ nmae }}'),
    /^src\/messaging\/templates\/parcel-here\.ts: words\.en \(sms\): there is no variable "nmae"/,
  ],
  [
    'an unknown variable in a condition',
    withEnglish('{{ business }} {{ number }}{% if late %} late{% endif %}'),
    /no variable "late"/,
  ],
  [
    'a variable that one language does not use',
    withEnglish('{{ business }}'),
    /words\.en: use the variable "number"/,
  ],
  [
    'an output that is not closed',
    withEnglish('{{ business }} {{ number'),
    /mend the Liquid: .*not closed/,
  ],
  [
    'a tag that is not closed',
    withEnglish('{{ business }}{% if number %}'),
    /mend the Liquid: .*not closed/,
  ],
  ['an unknown tag', withEnglish('{{ business }}{{ number }}{% iff %}'), /mend the Liquid/],
  [
    'an unknown filter',
    withEnglish('{{ business | shout }} {{ number }}'),
    /mend the Liquid: .*shout/,
  ],
  [
    'three segments',
    withEnglish(`{{ business }} {{ number }} ${'a'.repeat(300)}`),
    /words\.en \(sms\): 3 segments with the examples; shorten it to 2/,
  ],
  [
    'three segments, for one foreign character',
    withEnglish(`{{ business }} {{ number }} 😀 ${'a'.repeat(120)}`),
    /3 segments/,
  ],
  [
    'more than Twilio takes',
    { ...withEnglish(`{{ business }} {{ number }} ${'a'.repeat(1_600)}`), mostSegments: 20 },
    /1625 characters with the examples; at most 1600 go out \(21617\)/,
  ],
  [
    'a missing language',
    { ...sound, words: { ...sound.words, es: { sms: ' ' } } },
    /words\.es: write the message/,
  ],
  [
    'a variable without an example',
    { ...sound, variables: { ...sound.variables, number: '' } },
    /variables\.number: give an example/,
  ],
  [
    'a name that is no kebab-case',
    { ...sound, name: 'parcelHere' },
    /name: write "parcelHere" in kebab-case/,
  ],
  [
    'WhatsApp variables of which one is not used',
    {
      ...sound,
      whatsapp,
      words: { ...sound.words, en: { ...sound.words.en, whatsapp: 'From {{ business }}.' } },
    },
    /words\.en \(whatsapp\): whatsapp\.variables names one \(2\.\)/,
  ],
  [
    'WhatsApp words with a variable that is not registered',
    { ...sound, whatsapp: { category: 'UTILITY', variables: ['business'] } },
    /words\.en \(whatsapp\): a registered template holds plain variables/,
  ],
  [
    'WhatsApp words with a condition',
    {
      ...withEnglish('{{ business }}: {{ number }} {% if number %}is{% endif %} here.'),
      whatsapp,
    },
    /words\.en \(whatsapp\): a registered template holds plain variables/,
  ],
  [
    'WhatsApp words that start with a variable',
    { ...withEnglish('{{ number }} of {{ business }} is here.'), whatsapp },
    /approves no text that starts or ends with a variable/,
  ],
  [
    'WhatsApp words with two variables side by side',
    { ...withEnglish('Your {{ business }} {{ number }} is here.'), whatsapp },
    /approves no two variables side by side/,
  ],
  [
    'a WhatsApp variable that is named twice',
    { ...sound, whatsapp: { category: 'UTILITY', variables: ['business', 'number', 'business'] } },
    /name each variable once/,
  ],
  [
    'a Content SID that is none',
    { ...sound, whatsapp: { ...whatsapp, contentSids: { en: 'HX123' } } },
    /contentSids\.en: a SID is HX and 32 hex digits/,
  ],
  [
    'words that are not what India’s operators have',
    {
      ...sound,
      dlt: {
        en: { templateId: '1107160000000000001', text: '{#var#}: your package {#var#} is here.' },
      },
    },
    /dlt\.en\.text: the message is not what is registered/,
  ],
  [
    'a DLT id that is none',
    { ...sound, dlt: { en: { templateId: '11', text: '{#var#}: your parcel {#var#} is here.' } } },
    /dlt\.en\.templateId: a DLT template id has 19 digits/,
  ],
])('%s is refused, with the file and what to do', async (_what, template, message) => {
  await expect(check(template)).rejects.toMatchObject({
    code: 'template_invalid',
    message: expect.stringMatching(message),
  });
});

test('words that are registered in India as they are pass', async () => {
  const dlt = {
    en: { templateId: '1107160000000000001', text: '{#var#}: your parcel {#var#} is here.' },
  };
  await expect(check({ ...sound, dlt })).resolves.toHaveLength(1);
});

test('a file that the index does not list is refused, and a template without a file', async () => {
  await expect(check(sound, [])).rejects.toMatchObject({
    message: expect.stringContaining('put the template "parcel-here" into a file of its name'),
  });
  await expect(check(sound, [fileOf('parcel-here'), fileOf('parcel-gone')])).rejects.toMatchObject({
    message:
      'src/messaging/templates/parcel-gone.ts: add the template to src/messaging/templates/index.ts.',
  });
});

test('all defects are told at once', async () => {
  const rejected = check({ ...withEnglish('{{ one }} {{ two }}'), name: 'Parcel' });
  await expect(rejected).rejects.toMatchObject({
    message: expect.stringMatching(/kebab-case(.|\n)*"one"(.|\n)*"two"/),
  });
});
