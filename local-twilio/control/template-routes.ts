import { Hono } from 'hono';
import { z } from 'zod';
import { approvalStatus, decideApproval } from '../content/approval';
import type { Exchange } from '../exchange';
import type { Content } from '../state/content-records';
import { ControlError } from './control-error';
import { isoTime } from './leg-view';
import { readJson } from './request-json';
import type { TemplateView } from './views';

const decision = z.strictObject({
  status: z.enum(['approved', 'rejected', 'paused', 'disabled']),
  reason: z.string().max(500, 'A reason has at most 500 characters').default(''),
});

/** `/local/templates`: message templates, and what WhatsApp decides about them, as it does by itself. */
export function templateRoutes(exchange: Exchange): Hono {
  const { contents } = exchange.state;
  const app = new Hono();

  app.get('/', (context) =>
    context.json(contents.list().map((content) => viewOfTemplate(content, exchange))),
  );

  app.post('/:sid/approval', async (context) => {
    const content = contents.get(context.req.param('sid'));
    if (!content) {
      throw new ControlError({
        code: 'template_not_found',
        status: 404,
        message: `There is no template ${context.req.param('sid')}. GET /local/templates lists them.`,
      });
    }
    const { status, reason } = await readJson(context, decision);
    const decided = decideApproval(content, { decision: status, reason }, exchange);
    return context.json(viewOfTemplate(decided, exchange));
  });

  return app;
}

function viewOfTemplate(content: Content, { clock }: Exchange): TemplateView {
  const status = approvalStatus(content, clock.now());
  return {
    sid: content.sid,
    name: content.friendlyName,
    language: content.language,
    types: Object.keys(content.types),
    variables: content.variables,
    approval: {
      status,
      reason: status === 'rejected' ? (content.approval?.rejectionReason ?? '') : '',
    },
    at: isoTime(content.dateCreated),
  };
}
