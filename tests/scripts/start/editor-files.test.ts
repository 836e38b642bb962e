import { isEditorFile } from '../../../scripts/start/editor-files';

test.each([
  'src/voice/.menu.ts.swp',
  'src/voice/4913',
  'src/voice/menu.ts~',
  'src/voice/.#menu.ts',
  'src/voice/#menu.ts#',
  'src/voice/menu.ts.tmp.4711.1763',
  'src/voice/menu.ts___jb_tmp___',
  'src/voice/menu.ts.bak',
  'assets/.DS_Store',
])('%s is an editor’s own', (path) => {
  expect(isEditorFile(path)).toBe(true);
});

test.each([
  'functions/voice/incoming.protected.ts',
  'src/messaging/templates/offer.ts',
  'src/surveys/definitions/visit-survey.json',
  'src/platform/temporary.ts',
  'assets/index.html',
  'src',
])('%s is a source', (path) => {
  expect(isEditorFile(path)).toBe(false);
});
