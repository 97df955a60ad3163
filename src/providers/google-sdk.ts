/** Of the SDK, what is used: the rest does not come into the bundle. */
export { ApiError, FunctionCallingConfigMode, GoogleGenAI, ThinkingLevel } from '@google/genai/web';
