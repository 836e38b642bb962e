import type { App } from '../platform/app';
import type { VoiceResponse } from '../platform/twiml';
import type { MenuAnswer } from './call-webhooks';
import { connectToDepartment } from './connect-to-department';
import { askForDepartment, mostAttempts } from './menu';
import { meaningOfMenuAnswer } from './menu-choice';
import { tellOpeningHours } from './tell-opening-hours';
import { redirectToVoicemail } from './voicemail-path';

/** Does what a caller chose from the menu, and asks again when that was not clear. */
export async function chooseDepartment(answer: MenuAnswer, app: App): Promise<VoiceResponse> {
  const choice = meaningOfMenuAnswer(answer);
  app.log.info('menu_answered', {
    callSid: answer.callSid,
    attempt: answer.attempt,
    choice: choice.kind === 'department' ? choice.department : choice.kind,
  });
  switch (choice.kind) {
    case 'department':
      return connectToDepartment({ call: answer, department: choice.department, app });
    case 'hours':
      return tellOpeningHours({ call: answer, app });
    case 'message':
      return redirectToVoicemail({ department: 'operator', reason: 'asked' });
    case 'repeat':
      return askForDepartment({ attempt: answer.attempt, opening: 'Here are your choices again.' });
    case 'silence':
      return askAgain({ attempt: answer.attempt, opening: 'Sorry, we did not hear you.' });
    case 'unclear':
      return askAgain({
        attempt: answer.attempt,
        opening: 'Sorry, that is not one of the choices.',
      });
  }
}

function askAgain({ attempt, opening }: { attempt: number; opening: string }): VoiceResponse {
  if (attempt < mostAttempts) return askForDepartment({ attempt: attempt + 1, opening });
  return redirectToVoicemail({ department: 'operator', reason: 'silent' });
}
