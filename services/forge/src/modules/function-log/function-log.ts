export interface FunctionLogRow {
  seq: number;
  invocationId: string;
  function: string;
  at: Date;
  level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  text: string;
}
