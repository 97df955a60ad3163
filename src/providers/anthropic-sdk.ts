import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { Messages } from '@anthropic-ai/sdk/resources/messages';

export { APIError } from '@anthropic-ai/sdk/core/error';

/** Of the SDK, what is used: the rest does not come into the bundle. */
export class Client extends BaseAnthropic {
  readonly messages = new Messages(this);
}
