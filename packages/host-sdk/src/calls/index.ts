export { SandboxError } from '../sandbox/sandbox-error.ts';
export { answerCalls, type AnswerCallsOptions, type CallAnswer, type CallHandler } from './answer-calls.ts';
export type { HostCall } from './host-call.ts';
