import { buildLocalPrograms } from '../../scripts/build/local-programs';

/** Before the tests of single parts: what the local Twilio starts as processes is built anew. */
export default async function buildPrograms(): Promise<void> {
  await buildLocalPrograms();
}
