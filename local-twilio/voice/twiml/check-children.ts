import { childrenOf, type TwimlElement } from '../../twiml/parse';
import { schemaWarning } from './read-attributes';
import type { RunningDocument } from './running-document';

/** Warns of elements that may not stand in an element; they are ignored. */
export function checkChildren(
  {
    children = [],
    childErrorCode = schemaWarning,
  }: { children?: readonly string[]; childErrorCode?: number },
  { element, document }: { element: TwimlElement; document: RunningDocument },
): void {
  for (const child of childrenOf(element)) {
    if (children.includes(child.name)) continue;
    const text = `cvc-complex-type.2.4.d: <${child.name}> may not stand in <${element.name}>; it is ignored.`;
    document.warns(child, childErrorCode, text);
  }
}
