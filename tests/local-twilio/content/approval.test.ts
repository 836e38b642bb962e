import { approvalStatus, reasonToReject } from '../../../local-twilio/content/approval';

const approval = {
  name: 'reminder',
  category: 'UTILITY',
  contentType: 'twilio/text',
  allowCategoryChange: true,
  submittedAt: 0,
  reviewedAt: 60_000,
  decision: 'approved',
  rejectionReason: '',
} as const;

test.each([
  [0, 'received'],
  [29_999, 'received'],
  [30_000, 'pending'],
  [59_999, 'pending'],
  [60_000, 'approved'],
])('%i ms after it was submitted a template is %s', (now, status) => {
  expect(approvalStatus({ approval }, now)).toBe(status);
});

test('what nobody submitted is unsubmitted, and what is reviewed at once is decided at once', () => {
  expect(approvalStatus({ approval: null }, 0)).toBe('unsubmitted');
  expect(approvalStatus({ approval: { ...approval, reviewedAt: 0 } }, 0)).toBe('approved');
});

const sampled = { 1: 'Maya', 2: '3 pm' };

// Twilio "Using variables with content templates": what WhatsApp rejects.
test.each([
  ['{{1}}, your visit is today.', sampled, /start or end/],
  ['Your visit is at {{1}}', sampled, /start or end/],
  ['Hi {{1}} {{2}}, see you.', sampled, /next to each other/],
  ['Hi {{1}}, see you.', {}, /\{\{1\}\} is missing a sample/],
  ['Hi {{1}}, your visit is at {{2}} today.', sampled, /^$/],
  ['See you.', {}, /^$/],
])('“%s”', (body, variables, reason) => {
  expect(reasonToReject({ types: { 'twilio/text': { body } }, variables })).toMatch(reason);
});
